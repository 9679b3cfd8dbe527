/** URLs of the rights over one’s data. A leaf: imports nothing. */
const MINE = '/profil/mes-donnees'

export const rightsPaths = {
  profile: '/profil',
  mine: MINE,
  export: `${MINE}/export`,
  download: `${MINE}/export/telechargement`,
  forget: `${MINE}/export/effacement`,
  deletion: `${MINE}/suppression`,
  readers: `${MINE}/consultations`,
  consents: `${MINE}/accords`,
  /** For everybody. */
  durations: '/durees-de-conservation',
  rules: '/agent/parametres/conservation',
  register: '/agent/parametres/registre',
} as const
