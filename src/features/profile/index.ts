/** The door of profile: what later features may use. */
export { contactsOf, toldContact } from './store/details.ts'
