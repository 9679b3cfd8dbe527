/** The door of régie: what later features and the demo may use. */
export { type Reception, receive } from './actions/receive.ts'
