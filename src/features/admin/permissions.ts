export const permissions = {
  /** Whoever settles something: what they see there depends on what they may settle. */
  settings: 'settings.see',
  /** Administrators: who works here, and what they may do. */
  manage: 'agents.manage',
} as const
