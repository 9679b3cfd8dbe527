import { showDate } from '#core/days.ts'
import type { Described } from '#core/described.ts'
import type { SchoolYear } from './computed-year.ts'
import { LEVELS } from './levels.ts'

/** What the history of settings tells of a service. */
export const describeService = (service: {
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly address: string
}): Described => ({
  Nom: service.name,
  Téléphone: service.phone,
  'Adresse électronique': service.email,
  Adresse: service.address,
})

/** `levels`: codes of `LEVELS`. */
export const describeSchool = (school: {
  readonly name: string
  readonly address: string
  readonly levels: readonly string[]
}): Described => ({
  Nom: school.name,
  Adresse: school.address,
  Niveaux: LEVELS.flatMap(({ code }) => (school.levels.includes(code) ? [code] : [])).join(', '),
})

/** «2026/2027» */
export const yearName = (firstYear: number): string => `${firstYear}/${firstYear + 1}`

export const describeYear = (year: Pick<SchoolYear, 'firstDay' | 'lastDay' | 'computed'>): Described => ({
  'Premier jour': showDate(year.firstDay),
  'Dernier jour': showDate(year.lastDay),
  Dates: year.computed ? 'Calculées' : 'Arrêtées par la mairie',
})
