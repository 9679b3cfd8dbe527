export const permissions = {
  /** Administrators: who works here, and what they may do. */
  manage: 'agents.manage',
} as const
