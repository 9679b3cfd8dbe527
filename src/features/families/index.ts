/** The door of families. */
export { familyEvents, familyGestures, familyParts } from './ports.ts'
