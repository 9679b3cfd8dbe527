/** The published texts, by slug. */
export const legalPaths = {
  cgu: '/cgu',
  'mentions-legales': '/mentions-legales',
  'donnees-personnelles': '/donnees-personnelles',
  accessibilite: '/accessibilite',
} as const

export type LegalSlug = keyof typeof legalPaths
export const legalSlugs = Object.keys(legalPaths) as LegalSlug[]

/** Where a family begins, shown by the feature «home». */
export const HOME_URL = '/accueil'
/** Where agents settle things, shown by the feature «admin». */
export const SETTINGS_URL = '/agent/parametres'
const MANAGED = `${SETTINGS_URL}/textes-legaux`

export const textPaths = {
  /** Where somebody reads what changes in the conditions, and accepts it. */
  accept: '/cgu/nouvelle-version',
  managed: MANAGED,
  edit: (slug: LegalSlug | ':texte') => `${MANAGED}/${slug}`,
} as const
