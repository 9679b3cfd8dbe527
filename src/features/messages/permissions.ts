export const permissions = {
  /** Citizens: read what the town hall wrote to them. */
  read: 'messages.read',
} as const
