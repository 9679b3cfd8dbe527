/** URLs of the town's settings. A leaf: imports nothing. */
const SETTINGS = '/agent/parametres'
const TOWN = `${SETTINGS}/ville`

export const townPaths = {
  settings: SETTINGS,
  identity: `${TOWN}/identite`,
  logo: `${TOWN}/logo`,
  picture: `${TOWN}/image`,
  help: `${TOWN}/aide`,
  access: `${TOWN}/inscription`,
  history: `${SETTINGS}/historique`,
  image: '/images/:image',
} as const
