export { townPaths } from './paths.ts'
