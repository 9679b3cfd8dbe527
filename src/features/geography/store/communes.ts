import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { literal } from '#platform/db/like.ts'
import type { Commune, CommuneKind } from '../domain/commune.ts'

/** A commune with what ranks it against what was typed. */
export type Candidate = Commune & {
  readonly norm: string
  readonly weight: number
  /** 0 the name itself, 1 the name without its article, 2 begins with, 3 has a word that begins with, 4 looks like. */
  readonly tier: number
}

type Row = {
  ref: string
  code: string
  kind: CommuneKind
  name: string
  label: string
  department: string
  parent: string | null
  norm: string
  weight: number
  tier: number
}

const columns = sql`ref, code, kind, name, label, department, parent_name as parent, norm, weight`
const order = sql`tier, array_position(array['commune', 'arrondissement', 'associee', 'deleguee'], kind) / 3, weight desc, length(norm), ref`

/** Communes that begin with, or have a word that begins with that search text, the best first. */
export const listCommunesNamed = async (db: Db, norm: string, bare: string, limit: number): Promise<Candidate[]> => {
  const [start, bareStart, word] = [`${literal(norm)}%`, `${literal(bare)}%`, `% ${literal(norm)}%`]
  const { rows } = await sql<Row>`
    select ${columns}, case
        when norm = ${norm} then 0
        when bare = ${bare} then 1
        when norm like ${start} or bare like ${bareStart} then 2
        else 3
      end as tier
    from commune
    where norm like ${start} or bare like ${bareStart} or norm like ${word}
    order by ${order} limit ${limit}`.execute(db as never)
  return rows
}

/** A misspelt name is not much longer or shorter: spares comparing the others. */
const SPREAD = 4

/**
 * Communes whose name has those letters in another order, or shares enough groups of three with that search text (pg_trgm),
 * the most alike first.
 */
export const listCommunesLike = async (db: Db, norm: string, letters: string, limit: number): Promise<Candidate[]> => {
  const { rows } = await sql<Row>`
    select ${columns}, 4 as tier from commune
    where length(norm) between ${norm.length - SPREAD} and ${norm.length + SPREAD} and (norm % ${norm} or letters = ${letters})
    order by letters = ${letters} desc, similarity(norm, ${norm}) desc, weight desc, ref limit ${limit}`.execute(db as never)
  return rows
}

/** Communes of that postal code or COG code, today's first. */
export const listCommunesOfCode = async (db: Db, code: string, limit: number): Promise<Candidate[]> => {
  const { rows } = await sql<Row>`
    select ${columns}, 0 as tier from commune
    where postal_codes @> array[${code}] or code = ${code}
    order by ${order} limit ${limit}`.execute(db as never)
  return rows
}

/** The arrondissements of that commune, in order; none for most. */
export const listArrondissements = async (db: Db, code: string): Promise<Candidate[]> => {
  const { rows } = await sql<Row>`
    select ${columns}, 2 as tier from commune
    where kind = 'arrondissement' and parent_code = ${code} order by ref`.execute(db as never)
  return rows
}

/** By its `ref` (a COG code names today's commune). Null when the list has none. */
export const findCommune = async (db: Db, ref: string): Promise<Commune | null> =>
  ((await db
    .selectFrom('commune')
    .select(['ref', 'code', 'kind', 'name', 'label', 'department', 'parent_name as parent'])
    .where('ref', '=', ref)
    .executeTakeFirst()) as Commune | null | undefined) ?? null
