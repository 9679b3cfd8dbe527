export const permissions = {
  /** Citizens: read what the town hall wrote to them, and answer. */
  read: 'messages.read',
  /** Agents: read the conversations of their service. */
  consult: 'messages.consult',
  /** Agents: answer, note, assign, close; write standard answers. */
  answer: 'messages.answer',
  /** Agents: write first to a family. */
  begin: 'messages.begin',
  /** Agents: the conversations of every service. */
  everyService: 'messages.every-service',
  /** Administrators: whether families may answer. */
  configure: 'messages.configure',
} as const
