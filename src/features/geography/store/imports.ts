import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '#platform/db/database.ts'
import type { Country } from '../domain/countries.ts'

/** A line of the table of communes. */
export type CommuneRow = {
  readonly ref: string
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly label: string
  readonly department: string
  readonly parentCode: string | null
  readonly parentName: string | null
  /** Separated by commas. */
  readonly postalCodes: string
  readonly weight: number
  readonly norm: string
  readonly bare: string
  readonly letters: string
}

/** What the lists hold; null before the first import. */
export const findImport = async (db: Pick<Kysely<DB>, 'selectFrom'>): Promise<string | null> =>
  (await db.selectFrom('geography_import').select('version').executeTakeFirst())?.version ?? null

/** Processes that start together import once: the second waits, then sees that it is done. */
export const lockImport = async (trx: Transaction<DB>): Promise<void> => {
  await sql`lock table geography_import in exclusive mode`.execute(trx)
}

/** Replaces both lists, in three statements. */
export const replaceLists = async (
  trx: Transaction<DB>,
  lists: { readonly version: string; readonly communes: readonly CommuneRow[]; readonly countries: readonly Country[] },
): Promise<void> => {
  const { version, communes, countries } = lists
  await trx.deleteFrom('commune').execute()
  await trx.deleteFrom('country').execute()
  await trx.deleteFrom('geography_import').execute()
  const of = <K extends keyof CommuneRow>(column: K) => communes.map((row) => row[column])
  await sql`
    insert into commune (ref, code, kind, name, label, department, parent_code, parent_name, postal_codes, weight, norm, bare, letters)
    select ref, code, kind, name, label, department, parent_code, parent_name, string_to_array(postal_codes, ','), weight, norm, bare, letters
    from unnest(${of('ref')}::text[], ${of('code')}::text[], ${of('kind')}::text[], ${of('name')}::text[], ${of('label')}::text[],
      ${of('department')}::text[], ${of('parentCode')}::text[], ${of('parentName')}::text[], ${of('postalCodes')}::text[],
      ${of('weight')}::int[], ${of('norm')}::text[], ${of('bare')}::text[], ${of('letters')}::text[])
      as t (ref, code, kind, name, label, department, parent_code, parent_name, postal_codes, weight, norm, bare, letters)`.execute(
    trx,
  )
  await sql`
    insert into country (name, code, sort)
    select * from unnest(${countries.map((c) => c.name)}::text[], ${countries.map((c) => c.code)}::text[],
      ${countries.map((_, i) => i)}::int[])`.execute(trx)
  await sql`insert into geography_import (version) values (${version})`.execute(trx)
  await sql`analyze commune`.execute(trx)
}
