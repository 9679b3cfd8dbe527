/** The door of families. */
export { familyParts } from './ports.ts'
