export const permissions = {
  /** Agents: their own desk. */
  see: 'desk.see',
} as const
