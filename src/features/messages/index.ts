/**
 * What the town hall and families write to each other. Later features send with `sendMessage`; the mail that leaves says
 * only that a message waits. Conversations about a request: `threadsAbout` for agents, `listMessagesAbout` for its author.
 */
export { type Signatory, sendMessage, writeToTown } from './actions/send-message.ts'
export { type AboutThread, listMessagesAbout, type Message, threadsAbout } from './actions/threads-about.ts'
export { type Brief, type Concerned, type ContactProcedure, concerned } from './concerned.ts'
export { to as messagePaths } from './paths.ts'
export { listJoinedDocuments } from './store/attachments.ts'
