import { MANAGE_AGENTS } from '#features/accounts/index.ts'

export const permissions = {
  /** Whoever settles something: what they see there depends on what they may settle. */
  settings: 'settings.see',
  /** Administrators: who works here, and what they may do. */
  manage: MANAGE_AGENTS,
} as const
