export { letterTexts, switches } from './ports.ts'
