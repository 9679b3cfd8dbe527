/** URLs of the profile. A leaf: imports nothing. */
type Id = number | ':correction'
const QUEUE = '/agent/identites'

export const profilePaths = {
  profile: '/profil',
  contact: '/profil/coordonnees',
  social: '/profil/donnees-sociales',
  identity: '/profil/donnees-civiles',
  withdraw: '/profil/donnees-civiles/retrait',
  confirm: '/profil/confirmation',
  childIdentity: (child: number | ':enfant') => `/profil/famille/enfants/${child}/identite`,
  childWithdraw: (child: number | ':enfant') => `/profil/famille/enfants/${child}/identite/retrait`,
  /** The page belongs to a later feature. */
  myData: '/profil/mes-donnees',
  queue: QUEUE,
  review: (id: Id) => `${QUEUE}/${id}`,
  proof: (id: Id, page: number | ':page') => `${QUEUE}/${id}/pages/${page}`,
} as const
