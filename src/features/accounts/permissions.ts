/** Administrators: who works here, and what they may do. Its pages are those of `admin`. */
export const MANAGE_AGENTS = 'agents.manage'

export const permissions = {
  /** Citizens: change how they sign in, see and close their sessions, delete their account. */
  identify: 'account.identify',
  /** Citizens: their own second factor. */
  protect: 'account.protect',
  /** Agents: theirs. */
  protectAgent: 'agent.protect',
} as const
