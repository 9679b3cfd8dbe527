export { townPaths } from './paths.ts'
export { switches } from './ports.ts'
