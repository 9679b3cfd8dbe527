/** URLs of the administrator. A leaf: imports nothing. */
const SETTINGS = '/agent/parametres'
const AGENTS = '/agent/parametres/agents'
const INVITATIONS = '/agent/parametres/invitations'

type Id = number | ':compte'
type InvitationId = number | ':invitation'

export const adminPaths = {
  settings: SETTINGS,
  agents: AGENTS,
  invite: `${AGENTS}/inviter`,
  agent: (id: Id) => `${AGENTS}/${id}`,
  change: (id: Id) => `${AGENTS}/${id}/modifier`,
  suspend: (id: Id) => `${AGENTS}/${id}/suspendre`,
  reopen: (id: Id) => `${AGENTS}/${id}/rouvrir`,
  resetFactor: (id: Id) => `${AGENTS}/${id}/second-facteur`,
  resend: (id: InvitationId) => `${INVITATIONS}/${id}/renvoyer`,
  withdraw: (id: InvitationId) => `${INVITATIONS}/${id}/retirer`,
} as const
