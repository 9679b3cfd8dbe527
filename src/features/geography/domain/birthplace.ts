import { type Commune, isInDepartment } from './commune.ts'
import { FRANCE } from './countries.ts'
import { ABROAD, departmentFault, readDepartment } from './department.ts'

/** Where somebody was born, as kept with them. */
export type Birthplace = {
  /** In French, «France». */
  readonly birthCountry: string
  /** «LYON 02», «Boulogne-sur-Mer»; as typed abroad and for a commune that is not in the list. */
  readonly birthPlace: string
  /** «62», «2A», «974»; «99» abroad. */
  readonly birthDepartment: string
  /** COG code of the commune, null when it did not come from the list. */
  readonly birthCommune: string | null
}

/** What the three questions were answered. */
export type PostedBirthplace = {
  readonly country: string
  readonly commune: {
    readonly text: string
    /** `ref` of the commune chosen in a list, if one was. */
    readonly chosen: string | null
    /** «Ma commune n’est pas dans la liste» */
    readonly isUnlisted: boolean
  }
  /** As typed; '' to take the commune's. */
  readonly department: string
}

/** What the list knows about it. */
export type FoundCommunes = {
  /** The country is one of the list. */
  readonly isCountry: boolean
  /** The chosen commune, if the list has it. */
  readonly chosen: Commune | null
  /** Those that bear exactly the name typed. */
  readonly exact: readonly Commune[]
  /** Those that it may mean, the likeliest first. */
  readonly close: readonly Commune[]
}

export type BirthplaceDecision =
  | { readonly kind: 'settled'; readonly place: Birthplace }
  /** The person must say which; `isNamed` when at least one bears the name typed. */
  | { readonly kind: 'several'; readonly choices: readonly Commune[]; readonly isNamed: boolean }
  | { readonly kind: 'fault'; readonly about: 'country' | 'commune' | 'department'; readonly message: string }

const fault = (about: 'country' | 'commune' | 'department', message: string): BirthplaceDecision => ({
  kind: 'fault',
  about,
  message,
})

const unlisted = ({ country, commune, department }: PostedBirthplace): BirthplaceDecision => {
  if (department === '') return fault('department', 'Indiquez le numéro du département de naissance')
  const wrong = departmentFault(country, department)
  if (wrong) return fault('department', wrong)
  return {
    kind: 'settled',
    place: {
      birthCountry: country,
      birthPlace: commune.text,
      birthDepartment: readDepartment(department),
      birthCommune: null,
    },
  }
}

const settled = (commune: Commune, typed: string): BirthplaceDecision => ({
  kind: 'settled',
  place: {
    birthCountry: FRANCE,
    birthPlace: commune.label,
    birthDepartment: typed === '' ? commune.department : typed,
    birthCommune: commune.code,
  },
})

const chosen = (commune: Commune, department: string): BirthplaceDecision =>
  department === '' || isInDepartment(commune, department)
    ? settled(commune, department)
    : fault('department', `${commune.label} est dans le département ${commune.department}`)

/** GE-3 to GE-6 · what was meant: a place, a choice to make, or what is wrong. */
export const decideBirthplace = (posted: PostedBirthplace, found: FoundCommunes): BirthplaceDecision => {
  const { country, commune } = posted
  if (!found.isCountry) return fault('country', 'Choisissez le pays de naissance dans la liste')
  if (country !== FRANCE) return unlisted({ ...posted, department: posted.department || ABROAD })
  if (commune.isUnlisted) return unlisted(posted)
  const department = readDepartment(posted.department)
  const wrong = department === '' ? null : departmentFault(FRANCE, department)
  if (wrong) return fault('department', wrong)
  if (found.chosen) return chosen(found.chosen, department)
  const there = department === '' ? found.exact : found.exact.filter((c) => isInDepartment(c, department))
  if (there.length === 1) return settled(there[0]!, department)
  if (found.exact.length === 1) return chosen(found.exact[0]!, department)
  const close = department === '' ? [] : found.close.filter((c) => isInDepartment(c, department))
  const choices = there.length > 0 ? there : close.length > 0 ? close : found.close
  return { kind: 'several', choices, isNamed: found.exact.length > 0 }
}
