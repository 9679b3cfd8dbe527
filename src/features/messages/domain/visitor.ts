/** ME-20 · Days during which the address may be confirmed; then the message is deleted without having been read. */
export const CONFIRM_DAYS = 7
/** ME-22 · Days during which a link opens a conversation; the town's next message gives a new one. */
export const LINK_DAYS = 30
/** ME-24 · An answered conversation without a word for that long is closed… */
export const QUIET_DAYS = 90
/** …and a closed one is deleted after that long, with what was known of who wrote it. */
export const KEPT_DAYS = 365
