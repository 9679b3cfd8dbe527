/** The door of profile: what agents' pages may use. */
export { profilePaths } from './paths.ts'
export { contactsOf } from './store/details.ts'
