/** URLs of news. A leaf: imports nothing. */
const LIST = '/actualites'
const MANAGED = '/agent/actualites'

export const newsPaths = {
  list: LIST,
  one: (slug: string) => `${LIST}/${slug}`,
  feed: '/actualites.atom',
  subscribe: `${LIST}/abonnement`,
  asked: `${LIST}/abonnement/a-confirmer`,
  confirm: (token: string) => `${LIST}/abonnement/${token}`,
  leave: (token: string) => `${LIST}/desabonnement/${token}`,
  /** For mail programs: one POST, no page (RFC 8058). */
  leaveAtOnce: (token: string) => `${LIST}/desabonnement-direct/${token}`,
  managed: MANAGED,
  write: `${MANAGED}/nouvelle`,
  edit: (id: number | ':actualite') => `${MANAGED}/${id}`,
  preview: (id: number | ':actualite') => `${MANAGED}/${id}/apercu`,
} as const
