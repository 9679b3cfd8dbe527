/** The published texts, by slug. */
export const legalPaths = {
  cgu: '/cgu',
  'mentions-legales': '/mentions-legales',
  'donnees-personnelles': '/donnees-personnelles',
  accessibilite: '/accessibilite',
} as const

export type LegalSlug = keyof typeof legalPaths
export const legalSlugs = Object.keys(legalPaths) as LegalSlug[]
