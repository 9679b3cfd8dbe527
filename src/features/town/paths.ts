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
  switches: `${TOWN}/rubriques`,
  mail: `${TOWN}/courriels`,
  letters: `${TOWN}/courriels/textes`,
  letter: (code: string) => `${TOWN}/courriels/textes/${code}`,
  mailTest: `${TOWN}/courriels/essai`,
  history: `${SETTINGS}/historique`,
  historyCsv: `${SETTINGS}/historique.csv`,
  image: '/images/:image',
} as const
