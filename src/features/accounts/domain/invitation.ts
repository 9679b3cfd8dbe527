/** AC-27 · how long an invitation may be used. */
export const INVITATION_DAYS = 7
export const expiryOf = (sentAt: Temporal.Instant): Temporal.Instant => sentAt.add({ hours: INVITATION_DAYS * 24 })

/** The roles that an agent may have (app/roles.ts says what each may do), as people call them. */
export const AGENT_ROLES = {
  accueil: 'Accueil',
  scolarite: 'Scolarité',
  cantine: 'Cantine',
  garderie: 'Garderie',
  regisseur: 'Régisseur',
  communication: 'Communication',
  lecture: 'Lecture seule',
  administrateur: 'Administrateur',
} as const
export type AgentRole = keyof typeof AGENT_ROLES

export const isAgentRole = (role: string): role is AgentRole => Object.hasOwn(AGENT_ROLES, role)

/** «Accueil, Régisseur», always in the same order. */
export const roleNames = (roles: readonly string[]): string =>
  Object.entries(AGENT_ROLES)
    .flatMap(([role, name]) => (roles.includes(role) ? [name] : []))
    .join(', ')

export type Invitation = {
  readonly id: number
  readonly email: string
  /** Suggested; null for «prénom.nom». */
  readonly login: string | null
  readonly firstName: string
  readonly lastName: string
  readonly quality: string
  readonly service: number
  readonly roles: readonly string[]
  readonly expiresAt: Temporal.Instant
  readonly usedAt: Temporal.Instant | null
  readonly supersededAt: Temporal.Instant | null
}
