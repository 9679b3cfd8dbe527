import { showAmount } from '#core/money.ts'

/** Régime → words. */
export const SCHEMES = {
  general: 'Régime général (CAF)',
  msa: 'Régime agricole (MSA)',
  autre: 'Autre régime',
} as const
export type Scheme = keyof typeof SCHEMES

/** Composition familiale → words. */
export const COMPOSITIONS = {
  couple: 'Couple avec enfant(s)',
  'parent-seul': 'Parent seul avec enfant(s)',
  'garde-alternee': 'Garde alternée',
  recomposee: 'Famille recomposée',
  autre: 'Autre situation',
} as const
export type Composition = keyof typeof COMPOSITIONS

export type ContactDetails = {
  readonly street: string | null
  readonly streetMore: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly phone: string | null
  readonly otherPhone: string | null
}

export type SocialDetails = {
  readonly scheme: Scheme | null
  readonly taxIncomeCents: number | null
  readonly taxChildren: number | null
  readonly holderName: string | null
  readonly holderNumber: string | null
  readonly allowanceQuotientCents: number | null
  readonly allowanceChildren: number | null
  readonly monthlyResourcesCents: number | null
  readonly composition: Composition | null
}

export const NO_CONTACT: ContactDetails = {
  street: null,
  streetMore: null,
  postcode: null,
  city: null,
  phone: null,
  otherPhone: null,
}
export const NO_SOCIAL: SocialDetails = {
  scheme: null,
  taxIncomeCents: null,
  taxChildren: null,
  holderName: null,
  holderNumber: null,
  allowanceQuotientCents: null,
  allowanceChildren: null,
  monthlyResourcesCents: null,
  composition: null,
}

const euros = (cents: number | null): string | null => (cents === null ? null : `${showAmount(cents)}\u00a0€`)

/** PF-1 · what is declared, in the manual's words and order; null where nothing is. */
export const socialLines = (social: SocialDetails): { readonly term: string; readonly value: string | null }[] => [
  { term: 'Régime', value: social.scheme && SCHEMES[social.scheme] },
  { term: 'Revenu fiscal de référence', value: euros(social.taxIncomeCents) },
  { term: 'Nombre d’enfant(s) à charge – impôts', value: social.taxChildren?.toString() ?? null },
  { term: 'Nom de l’allocataire', value: social.holderName },
  { term: 'Numéro d’allocataire', value: social.holderNumber },
  { term: 'Quotient', value: social.allowanceQuotientCents === null ? null : showAmount(social.allowanceQuotientCents) },
  { term: 'Nombre d’enfant(s) à charge – allocations', value: social.allowanceChildren?.toString() ?? null },
  { term: 'Ressources mensuelles', value: euros(social.monthlyResourcesCents) },
  { term: 'Composition familiale', value: social.composition && COMPOSITIONS[social.composition] },
]

const YEAR_DAYS = 365

/** PF-5 · a year after they were last confirmed, or after the account was opened when they never were. */
export const isConfirmationDue = (since: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(since.add({ hours: 24 * YEAR_DAYS }), now) <= 0

/** «12 rue du Pont, bâtiment B, 62360 Isques»; null when nothing is known. */
export const addressOf = ({ street, streetMore, postcode, city }: ContactDetails): string | null =>
  [street, streetMore, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ') || null
