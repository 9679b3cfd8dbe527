/** `deleguee`, `associee`: a commune of before, now part of another. */
export type CommuneKind = 'commune' | 'arrondissement' | 'deleguee' | 'associee'

/** A place of birth in France, from the official list. */
export type Commune = {
  /** Names this line of the list in forms: `code`, with a letter when a commune of before shares it. */
  readonly ref: string
  /** COG code, «69382». */
  readonly code: string
  readonly kind: CommuneKind
  /** Official name, «Lyon 2e Arrondissement». */
  readonly name: string
  /** As shown and kept: «LYON 02», «Boulogne-sur-Mer». */
  readonly label: string
  /** «69», «2A», «974». */
  readonly department: string
  /** The commune that it belongs to today, for what is not one. */
  readonly parent: string | null
}

/** «LYON 02 (69)»; «Wailly (62), ancienne commune de …» */
export const describeCommune = (c: Commune): string => {
  const place = `${c.label} (${c.department})`
  return c.parent !== null && c.kind !== 'arrondissement' ? `${place}, aujourd’hui dans ${c.parent}` : place
}

const CITIES: Readonly<Record<string, { readonly city: string; readonly before: number }>> = {
  '75': { city: 'PARIS', before: 75_100 },
  '69': { city: 'LYON', before: 69_380 },
  '13': { city: 'MARSEILLE', before: 13_200 },
}

/** «LYON 02» for 69382: a municipal arrondissement as the post and the civil registers write it. */
export const arrondissementLabel = (code: string): string => {
  const { city, before } = CITIES[code.slice(0, 2)]!
  return `${city} ${String(Number(code) - before).padStart(2, '0')}`
}

/**
 * GE-5 · a birth certificate keeps the département of its time: Seine (75) and Seine-et-Oise (78) until 1968, Corsica (20)
 * until 1976, Guadeloupe (971) for Saint-Barthélemy and Saint-Martin until 2007.
 */
const FORMER: Readonly<Record<string, readonly string[]>> = {
  '91': ['78'],
  '92': ['75', '78'],
  '93': ['75', '78'],
  '94': ['75', '78'],
  '95': ['78'],
  '2A': ['20'],
  '2B': ['20'],
  '977': ['971'],
  '978': ['971'],
}

/** Is that département the commune's, today or formerly? */
export const isInDepartment = (c: Pick<Commune, 'department'>, department: string): boolean =>
  c.department === department || (FORMER[c.department]?.includes(department) ?? false)
