import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { plain } from '#core/text.ts'
import { alphabetical } from '#platform/db/alphabetical.ts'
import type { Db } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'

/** An adult with an account and a household, for whom a request may be entered at the counter. */
export type Adult = {
  readonly account: number
  readonly person: number
  readonly household: number
  readonly name: Named
  readonly birthDate: Day
  readonly email: string
}

const adults = (db: Db) =>
  db
    .selectFrom('person as p')
    .innerJoin('account as a', 'a.person_id', 'p.id')
    .select(['a.id as account', 'a.email', 'p.id as person', 'p.household_id', 'p.birth_date'])
    .select(['p.first_name', 'p.birth_name', 'p.usual_name'])
    .where('a.closed_at', 'is', null)
    .where('p.household_id', 'is not', null)

type Row = Awaited<ReturnType<ReturnType<typeof adults>['executeTakeFirstOrThrow']>>

const asAdult = (row: Row): Adult => ({
  account: row.account,
  person: row.person,
  household: row.household_id!,
  name: { firstName: row.first_name, birthName: row.birth_name, usualName: row.usual_name },
  birthDate: row.birth_date,
  email: row.email,
})

export type Entry = { readonly number: number; readonly title: string; readonly name: Named }

/** The drafts that this agent entered and nobody sent yet, latest first; at most 20. */
export const listEntries = async (db: Db, agent: number): Promise<Entry[]> => {
  const rows = await db
    .selectFrom('request as r')
    .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
    .innerJoin('person as p', 'p.id', 'r.author_id')
    .select(['r.number', 'p.first_name', 'p.birth_name', 'p.usual_name', sql<string>`v.definition ->> 'title'`.as('title')])
    .where('r.entered_by', '=', agent)
    .where('r.status', '=', 'brouillon')
    .orderBy('r.number', 'desc')
    .limit(20)
    .execute()
  return rows.map((r) => ({
    number: r.number,
    title: r.title,
    name: { firstName: r.first_name, birthName: r.birth_name, usualName: r.usual_name },
  }))
}

/** @throws Absent when nobody with an account and a household has that number */
export const getAdult = async (db: Db, person: number): Promise<Adult> => {
  const row = await adults(db).where('p.id', '=', person).executeTakeFirst()
  if (!row) throw new Absent(`adult ${person}`)
  return asAdult(row)
}

/** Adults whose names have a word that begins with each word typed, or of that address, or of that family number. */
export const findAdults = async (db: Db, wanted: string, limit: number): Promise<Adult[]> => {
  const text = wanted.trim()
  const query = adults(db)
    .orderBy(alphabetical('p.birth_name'))
    .orderBy(alphabetical('p.first_name'))
    .orderBy('p.id')
    .limit(limit)
  if (text.includes('@')) return (await query.where('a.email', '=', text.toLowerCase()).execute()).map(asAdult)
  const number = /^(?:n\s*°?\s*)?([1-9]\d{0,11})$/iu.exec(text)?.[1]
  if (number) return (await query.where('p.household_id', '=', Number(number)).execute()).map(asAdult)
  const words = plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const key = sql<string>`name_key(' ' || p.first_name || ' ' || p.birth_name || ' ' || coalesce(p.usual_name, ''))`
  const named = words.reduce((q, word) => q.where(sql<boolean>`${key} like ${`% ${word}%`}`), query)
  return (await named.execute()).map(asAdult)
}
