export { contributions as homeContributions } from './ports.ts'
