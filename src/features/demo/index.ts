export { demoAccess } from './ports.ts'
