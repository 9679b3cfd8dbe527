export { townPaths } from './paths.ts'
export { letterTexts, switches } from './ports.ts'
