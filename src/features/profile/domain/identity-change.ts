import { type Day, day, showDateDigits } from '#core/days.ts'

const SEXES = { M: 'Masculin', F: 'Féminin' } as const

/** What only an agent changes, against a proof. Civilité is optional and nobody's business: it changes at once. */
export type ProvedIdentity = {
  readonly birthName: string
  readonly usualName: string | null
  readonly firstName: string
  readonly secondName: string | null
  readonly thirdName: string | null
  readonly birthDate: Day
  readonly birthCountry: string
  readonly birthPlace: string
  readonly birthDepartment: string
  readonly birthCommune: string | null
  /** A child's only. */
  readonly sex?: keyof typeof SEXES | null
}

const LABELS: Readonly<Record<Exclude<keyof ProvedIdentity, 'birthCommune'>, string>> = {
  sex: 'Sexe',
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

const shown = (identity: ProvedIdentity, name: keyof typeof LABELS): string | null => {
  if (name === 'birthDate') return showDateDigits(identity.birthDate)
  if (name === 'sex') return identity.sex ? SEXES[identity.sex] : null
  return identity[name]
}

export type Difference = { readonly label: string; readonly before: string | null; readonly after: string | null }

/** PF-3 · what differs, as the agent and the person read it, in the order of the profile. */
export const differences = (before: ProvedIdentity, after: ProvedIdentity): Difference[] =>
  (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .map((name) => ({ label: LABELS[name], before: shown(before, name), after: shown(after, name) }))
    .filter((line) => line.before !== line.after)

/** An identity without its civilité. */
export const provedOf = ({ civility: _, ...proved }: ProvedIdentity & { readonly civility: unknown }): ProvedIdentity => proved

type Written = Omit<ProvedIdentity, 'birthDate'> & { readonly birthDate: string }

/** As the database keeps it. */
export const writeIdentity = (identity: ProvedIdentity): string => JSON.stringify(identity)
export const readIdentity = (stored: unknown): ProvedIdentity => {
  const written = stored as Written
  return { ...written, birthDate: day(written.birthDate) }
}
