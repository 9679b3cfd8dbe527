import { day, showDateDigits } from '#core/days.ts'
import type { Identity } from '#features/accounts/index.ts'

/** What only an agent changes, against a proof. Civilité is optional and nobody's business: it changes at once. */
export type ProvedIdentity = Omit<Identity, 'civility'>

const LABELS: Readonly<Record<Exclude<keyof ProvedIdentity, 'birthCommune'>, string>> = {
  birthName: 'Nom de naissance',
  usualName: 'Nom d’usage',
  firstName: '1er Prénom',
  secondName: '2nd prénom',
  thirdName: '3eme prénom',
  birthDate: 'Date de naissance',
  birthCountry: 'Pays de naissance',
  birthPlace: 'Commune de naissance',
  birthDepartment: 'N° département de naissance',
}

const shown = (value: ProvedIdentity[keyof ProvedIdentity]): string | null =>
  value instanceof Temporal.PlainDate ? showDateDigits(value) : value

export type Difference = { readonly label: string; readonly before: string | null; readonly after: string | null }

/** PF-3 · what differs, as the agent and the person read it, in the order of the profile. */
export const differences = (before: ProvedIdentity, after: ProvedIdentity): Difference[] =>
  (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .map((name) => ({ label: LABELS[name], before: shown(before[name]), after: shown(after[name]) }))
    .filter((line) => line.before !== line.after)

export const provedOf = ({ civility: _, ...proved }: Identity): ProvedIdentity => proved

type Written = Omit<ProvedIdentity, 'birthDate'> & { readonly birthDate: string }

/** As the database keeps it. */
export const writeIdentity = (identity: ProvedIdentity): string => JSON.stringify(identity)
export const readIdentity = (stored: unknown): ProvedIdentity => {
  const written = stored as Written
  return { ...written, birthDate: day(written.birthDate) }
}
