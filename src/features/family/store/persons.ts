import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { Db } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Sex } from '../domain/child.ts'

export type Person = Named & {
  readonly id: number
  readonly kind: 'adult' | 'child'
  /** An adult's; null for a child, who belongs to no household: their guardians do. */
  readonly household: number | null
  readonly civility: 'madame' | 'monsieur' | null
  readonly sex: Sex | null
  readonly usualName: string | null
  readonly secondName: string | null
  readonly thirdName: string | null
  readonly birthDate: Day
  readonly birthPlace: string
  readonly birthCountry: string
  readonly birthDepartment: string
}

/** Anybody, whoever asks: for agents' pages, letters and the person's own pages. Citizens' pages use `getChild`. @throws Absent */
export const getPerson = async (db: Db, id: number): Promise<Person> => {
  const p = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!p) throw new Absent(`person ${id}`)
  return {
    id: p.id,
    kind: p.kind as Person['kind'],
    household: p.household_id,
    civility: p.civility as Person['civility'],
    sex: p.sex as Sex | null,
    firstName: p.first_name,
    birthName: p.birth_name,
    usualName: p.usual_name,
    secondName: p.second_name,
    thirdName: p.third_name,
    birthDate: p.birth_date,
    birthPlace: p.birth_place,
    birthCountry: p.birth_country,
    birthDepartment: p.birth_department,
  }
}

/** FA-4 · the guardians who receive what the town hall writes about that child, when they have an open account. */
export const guardiansToWrite = async (db: Db, child: number): Promise<{ person: number; name: Named; email: string }[]> => {
  const rows = await db
    .selectFrom('guardianship as g')
    .innerJoin('person as p', 'p.id', 'g.adult_id')
    .innerJoin('account as a', 'a.person_id', 'p.id')
    .where('g.child_id', '=', child)
    .where('g.is_written_to', '=', true)
    .where('a.closed_at', 'is', null)
    .select(['p.id', 'p.first_name', 'p.birth_name', 'p.usual_name', 'a.email'])
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({
    person: row.id,
    name: { firstName: row.first_name, birthName: row.birth_name, usualName: row.usual_name },
    email: row.email,
  }))
}

/** «Éric»: the first names of these persons, for lists that an agent reads. */
export const namesOf = async (db: Db, persons: readonly number[]): Promise<Map<number, string>> =>
  persons.length === 0
    ? new Map()
    : new Map(
        (
          await db
            .selectFrom('person')
            .select(['id', 'first_name'])
            .where('id', 'in', [...persons])
            .execute()
        ).map((row) => [row.id, row.first_name]),
      )

/** A child as agents find them: enough to tell two of the same name apart. */
export type FoundChild = Named & { readonly id: number; readonly birthDate: Day }

/** A child, for agents. @throws Absent when the number is not a child's */
export const getAnyChild = async (db: Db, id: number): Promise<FoundChild> => {
  const r = await db
    .selectFrom('person')
    .select(['id', 'first_name', 'birth_name', 'usual_name', 'birth_date'])
    .where('id', '=', id)
    .where('kind', '=', 'child')
    .executeTakeFirstOrThrow(() => new Absent(`child ${id}`))
  return { id: r.id, firstName: r.first_name, birthName: r.birth_name, usualName: r.usual_name, birthDate: r.birth_date }
}
