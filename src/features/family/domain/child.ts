import { type Day, isAfter } from '#core/days.ts'
import { plain } from '#core/text.ts'

export type Sex = 'F' | 'M'
export const SEXES: Readonly<Record<Sex, { readonly asked: string; readonly shown: string }>> = {
  M: { asked: 'Garçon', shown: 'Masculin' },
  F: { asked: 'Fille', shown: 'Féminin' },
}

/** A child as every screen needs it. Names keep accents and case; `birthDepartment` is «62», «2A», «974», «99» abroad. */
export type Child = {
  readonly id: number
  readonly firstName: string
  readonly birthName: string
  readonly usualName: string | null
  readonly sex: Sex
  readonly birthDate: Day
  readonly birthPlace: string
  readonly birthCountry: string
  readonly birthDepartment: string
  /** COG code; null when it is not of the list of communes. */
  readonly birthCommune: string | null
  /** Whether the guardian for whom the child was read may book. */
  readonly mayBook: boolean
}

/** A child not yet known, as «Ajouter un enfant» reads it. */
export type NewChild = Omit<Child, 'id' | 'usualName' | 'mayBook'> & {
  readonly secondName?: string | null
  readonly thirdName?: string | null
}

/** What a guardian may do for a child; `isWrittenTo` is who receives what the town hall writes about it. */
export type Rights = {
  readonly maySee: boolean
  readonly mayBook: boolean
  readonly mayPay: boolean
  readonly isWrittenTo: boolean
}
export type Right = 'see' | 'book' | 'pay'
export const ALL_RIGHTS: Rights = { maySee: true, mayBook: true, mayPay: true, isWrittenTo: true }

const MAJORITY = 18

/** FA-2 · what is wrong with a child's birth date, in one sentence; null when nothing is. */
export const childBirthDateFault = (birth: Day, today: Day): string | null => {
  if (isAfter(birth, today)) return 'Date de naissance\u00a0: la date doit être dans le passé'
  if (!isAfter(birth.add({ years: MAJORITY }), today))
    return `Date de naissance\u00a0: un enfant a moins de ${MAJORITY}\u00a0ans, vérifiez l’année`
  return null
}

const lettersOf = (name: string): string => plain(name).replace(/[^\p{L}\p{N}]/gu, '') || name

/**
 * FA-3 · very likely the same child: born the same day with the same first name, whatever the accents, hyphens, capitals
 * and family name (it may be written with one parent's name or both). Twins differ by their first name.
 */
export const isLikelySame = (a: Pick<Child, 'firstName' | 'birthDate'>, b: Pick<Child, 'firstName' | 'birthDate'>): boolean =>
  Temporal.PlainDate.compare(a.birthDate, b.birthDate) === 0 && lettersOf(a.firstName) === lettersOf(b.firstName)
