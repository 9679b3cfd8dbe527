/**
 * What the town hall writes to families. Later features send with `sendMessage`; the mail that leaves says only that a
 * message waits.
 */
export { sendMessage } from './actions/send-message.ts'
export { type Concerned, concerned } from './concerned.ts'
export { to as messagePaths } from './paths.ts'
export { listMessagesAbout, type Message } from './store/messages.ts'
