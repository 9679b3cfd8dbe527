/** The door of profile: what agents' pages may use. */
export { contactsOf } from './store/details.ts'
