import { type Day, isAfter, isBefore } from '#core/days.ts'

export type Civility = 'madame' | 'monsieur'
export const CIVILITIES: Readonly<Record<Civility, string>> = { madame: 'Madame', monsieur: 'Monsieur' }

/** Who an adult says they are. Names keep accents and case; `birthDepartment` is «62», «2A», «974», «99» abroad. */
export type Identity = {
  readonly civility: Civility | null
  readonly birthName: string
  readonly usualName: string | null
  readonly firstName: string
  readonly secondName: string | null
  readonly thirdName: string | null
  readonly birthDate: Day
  readonly birthCountry: string
  readonly birthPlace: string
  readonly birthDepartment: string
  /** COG code; null when it is not of the list of communes. */
  readonly birthCommune: string | null
}

/** Whole years on that day; somebody born on 29 February grows older on 1 March. */
const ageOn = (birth: Day, day: Day): number => birth.until(day, { largestUnit: 'year' }).years

/** AC-3 · what is wrong with an adult's birth date, in one sentence; null when nothing is. */
export const birthDateFault = (birth: Day, today: Day, minimumAge: number): string | null => {
  if (isAfter(birth, today)) return 'Date de naissance\u00a0: la date doit être dans le passé'
  if (isBefore(birth, today.subtract({ years: 125 }))) return 'Date de naissance\u00a0: vérifiez l’année'
  if (ageOn(birth, today) < minimumAge) return `Vous devez avoir au moins ${minimumAge}\u00a0ans pour créer un compte`
  return null
}
