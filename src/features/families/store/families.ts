import { sql } from 'kysely'
import { type Day, day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { literal } from '#platform/db/like.ts'
import { ERASED_BORN } from '#platform/db/personal.ts'
import type { Query } from '../domain/query.ts'

export type Member = Named & { readonly id: number; readonly birthDate: Day }
export type Adult = Member & { readonly email: string | null; readonly login: string | null }
export type ChildOf = Member & {
  /** Every guardian, in whatever household, with what they may do. */
  readonly guardians: readonly (Named & {
    readonly id: number
    readonly household: number
    readonly mayBook: boolean
    readonly mayPay: boolean
    readonly isWrittenTo: boolean
  })[]
}
export type Family = { readonly household: number; readonly adults: readonly Adult[]; readonly children: readonly ChildOf[] }
export type Alike = Member & { readonly of: number; readonly household: number | null; readonly kind: 'adult' | 'child' }

const MOST = 20

/** What a number may be of, for who searches: requests of those services (null: all), receipts. */
export type Seen = { readonly services: readonly number[] | null; readonly money: boolean }

/** FS-1 · the households that this may be, the likeliest first. */
export const searchHouseholds = async (
  tx: Tx,
  { name, email, digits, family, request, receipt, reference }: Query,
  { services, money }: Seen,
): Promise<number[]> => {
  await sql`set local pg_trgm.word_similarity_threshold = 0.35`.execute(tx)
  const said = sql`search_name(p.first_name || ' ' || p.birth_name || ' ' || coalesce(p.usual_name, ''))`
  const { rows } = await sql<{ household: number }>`
    with hit as (
      select p.id, p.household_id, word_similarity(${name}::text, ${said}) as score
      from person p where ${name}::text is not null and ${said} %> ${name}::text
      union all
      select p.id, p.household_id, 1 from account a join person p on p.id = a.person_id
      where ${email}::text is not null and (a.email like ${`${literal(email ?? '')}%`} or a.login = ${email})
      union all
      select p.id, p.household_id, 1 from contact_details c join person p on p.id = c.person_id
      where ${digits}::text is not null
        and (replace(coalesce(c.phone, ''), ' ', '') || ' ' || replace(coalesce(c.other_phone, ''), ' ', '')) like ${`%${digits}%`}
      union all
      select p.id, p.household_id, 0.9 from authorised_person x join person p on p.id = x.child_id
      where ${digits}::text is not null and x.phone is not null and replace(x.phone, ' ', '') like ${`%${digits}%`}
    ), found as (
      select household_id as household, score from hit where household_id is not null
      union all
      select a.household_id, hit.score from hit join guardianship g on g.child_id = hit.id and g.may_see
        join person a on a.id = g.adult_id
      union all
      select id, 2 from household where id = ${family}::bigint
      union all
      select household_id, 1.5 from request where number = ${request}::bigint and submitted_at is not null
        and (${services === null}::boolean or service_id = any(${[...(services ?? [])]}::bigint[]))
      union all
      select household_id, 1.5 from receipt where number = ${receipt}::bigint and ${money}::boolean
      union all
      select household_id, 2 from top_up where reference = ${reference}::text and ${money}::boolean
    )
    select household from found where household is not null group by household
    order by max(score) desc, household limit ${MOST}`.execute(tx)
  return rows.map((row) => row.household)
}

const memberOf = (row: { id: number; first_name: string; birth_name: string; usual_name: string | null; birth_date: Day }) => ({
  id: row.id,
  firstName: row.first_name,
  birthName: row.birth_name,
  usualName: row.usual_name,
  birthDate: row.birth_date,
})

/** These households with their members, in that order: three queries, however many. Those without an adult are left out. */
export const readFamilies = async (db: Db, households: readonly number[]): Promise<Family[]> => {
  if (households.length === 0) return []
  const adults = await db
    .selectFrom('person as p')
    .leftJoin('account as a', (join) => join.onRef('a.person_id', '=', 'p.id').on('a.closed_at', 'is', null))
    .select(['p.id', 'p.household_id', 'p.first_name', 'p.birth_name', 'p.usual_name', 'p.birth_date', 'a.email', 'a.login'])
    .where('p.household_id', 'in', [...households])
    .orderBy('p.id')
    .execute()
  if (adults.length === 0) return []
  const links = await db
    .selectFrom('guardianship as mine')
    .innerJoin('person as c', 'c.id', 'mine.child_id')
    .innerJoin('guardianship as g', 'g.child_id', 'c.id')
    .innerJoin('person as a', 'a.id', 'g.adult_id')
    .where(
      'mine.adult_id',
      'in',
      adults.map((adult) => adult.id),
    )
    .where('mine.may_see', '=', true)
    .where('g.may_see', '=', true)
    .select(['mine.adult_id as seen_by', 'c.id', 'c.first_name', 'c.birth_name', 'c.usual_name', 'c.birth_date'])
    .select(['a.id as guardian', 'a.household_id as guardian_household', 'a.first_name as guardian_first'])
    .select(['a.birth_name as guardian_birth', 'a.usual_name as guardian_usual', 'g.may_book', 'g.may_pay', 'g.is_written_to'])
    .orderBy('c.birth_date')
    .orderBy('c.id')
    .orderBy('a.id')
    .execute()
  return households.flatMap((household): Family[] => {
    const own = adults.filter((adult) => adult.household_id === household)
    if (own.length === 0) return []
    const ids = new Set(own.map((adult) => adult.id))
    const children = Map.groupBy(
      links.filter((link) => ids.has(link.seen_by)),
      (link) => link.id,
    )
    return [
      {
        household,
        adults: own.map((row) => ({ ...memberOf(row), email: row.email, login: row.login })),
        children: [...children.values()].map((rows) => ({
          ...memberOf(rows[0]!),
          guardians: [...new Map(rows.map((row) => [row.guardian, row])).values()].map((row) => ({
            id: row.guardian,
            household: row.guardian_household!,
            firstName: row.guardian_first,
            birthName: row.guardian_birth,
            usualName: row.guardian_usual,
            mayBook: row.may_book,
            mayPay: row.may_pay,
            isWrittenTo: row.is_written_to,
          })),
        })),
      },
    ]
  })
}

/** FS-4 · other persons born the same day with the same first name, accents and capitals aside; those erased look alike and are not. */
export const listAlike = async (db: Db, persons: readonly number[]): Promise<Alike[]> => {
  if (persons.length === 0) return []
  const rows = await db
    .selectFrom('person as p')
    .innerJoin('person as o', (join) =>
      join
        .onRef('o.birth_date', '=', 'p.birth_date')
        .onRef('o.kind', '=', 'p.kind')
        .onRef('o.id', '<>', 'p.id')
        .on(sql<boolean>`search_name(o.first_name) = search_name(p.first_name)`),
    )
    .where('p.id', 'in', [...persons])
    .where('o.id', 'not in', [...persons])
    .where('p.birth_date', '<>', day(ERASED_BORN))
    .select(['p.id as of', 'o.id', 'o.kind', 'o.first_name', 'o.birth_name', 'o.usual_name', 'o.birth_date'])
    .select((e) =>
      e.fn
        .coalesce(
          'o.household_id',
          e
            .selectFrom('guardianship as g')
            .innerJoin('person as a', 'a.id', 'g.adult_id')
            .whereRef('g.child_id', '=', 'o.id')
            .select('a.household_id')
            .orderBy('a.id')
            .limit(1),
        )
        .as('household'),
    )
    .orderBy('o.id')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ ...memberOf(row), of: row.of, kind: row.kind as Alike['kind'], household: row.household }))
}
