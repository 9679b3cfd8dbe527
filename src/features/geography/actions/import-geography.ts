import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Kysely } from 'kysely'
import type { DB } from '#platform/db/database.ts'
import { arrondissementLabel } from '../domain/commune.ts'
import { COUNTRIES } from '../domain/countries.ts'
import { bareText, lettersOf, searchText } from '../domain/search-text.ts'
import { type CommuneRow, findImport, lockImport, replaceLists } from '../store/imports.ts'

/** Grows whenever this file, or what it writes with, reads the package differently. */
const READING = 1

const require = createRequire(import.meta.url)
// The package's own index.js reads its files from the current folder: they are read directly.
const COMMUNES = () => require.resolve('@etalab/decoupage-administratif/data/communes.json')
const PACKAGE = () => require.resolve('@etalab/decoupage-administratif/package.json')
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

type Published = {
  readonly code: string
  readonly nom: string
  readonly type: 'commune-actuelle' | 'arrondissement-municipal' | 'commune-deleguee' | 'commune-associee'
  readonly departement: string
  readonly codesPostaux?: readonly string[]
  readonly population?: number
  readonly commune?: string
  readonly chefLieu?: string
}

const KINDS = {
  'commune-actuelle': ['commune', ''],
  'arrondissement-municipal': ['arrondissement', ''],
  'commune-deleguee': ['deleguee', 'D'],
  'commune-associee': ['associee', 'A'],
} as const

const readCommunes = (): CommuneRow[] => {
  const published = read(COMMUNES()) as Published[]
  const today = new Map(published.filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c]))
  return published.flatMap((c): CommuneRow[] => {
    const [kind, suffix] = KINDS[c.type]
    const parent = kind === 'commune' ? undefined : today.get(c.commune ?? c.chefLieu ?? '')
    // A commune that kept its name when it absorbed others is listed twice under one code: nobody could tell them apart.
    if (parent && parent.code === c.code && parent.nom === c.nom) return []
    const norm = searchText(c.nom)
    return [
      {
        ref: c.code + suffix,
        code: c.code,
        kind,
        name: c.nom.replaceAll("'", '’'),
        label: kind === 'arrondissement' ? arrondissementLabel(c.code) : c.nom.replaceAll("'", '’'),
        department: c.departement,
        parentCode: parent?.code ?? null,
        parentName: parent?.nom.replaceAll("'", '’') ?? null,
        postalCodes: (c.codesPostaux ?? parent?.codesPostaux ?? []).join(','),
        weight: kind === 'arrondissement' ? (parent?.population ?? 0) : (c.population ?? 0),
        norm,
        bare: bareText(norm),
        letters: lettersOf(norm),
      },
    ]
  })
}

/**
 * GE-8 · fills a town's lists of communes and countries from the package, when it has none or those of another version.
 * Takes about a second the first time, one query afterwards. @returns whether it filled them.
 */
export const importGeography = async (town: { readonly db: Kysely<DB> }): Promise<boolean> => {
  const { version: published } = read(PACKAGE()) as { version: string }
  const version = `${published}/${READING}`
  if ((await findImport(town.db)) === version) return false
  return town.db.transaction().execute(async (trx) => {
    await lockImport(trx)
    if ((await findImport(trx)) === version) return false
    await replaceLists(trx, { version, communes: readCommunes(), countries: COUNTRIES })
    return true
  })
}
