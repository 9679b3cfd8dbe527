import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { EventsWish } from '#platform/db/events.ts'

export type PaperHappened = {
  readonly at: Temporal.Instant
  readonly what: 'sent' | 'valid' | 'refused'
  readonly type: string
  readonly person: string | null
  readonly agent: string | null
}

/** The last sending and the last decision of each paper of these persons and that household, latest first. */
export const listHappened = async (
  db: Db,
  of: { readonly persons: readonly number[]; readonly household: number },
  { before, limit }: EventsWish,
): Promise<PaperHappened[]> => {
  const { rows } = await sql<PaperHappened>`
    with own as (
      select r.*, t.name as type from requirement r join document_type t on t.slug = r.type_slug
      where r.person_id = any(${[...of.persons]}::bigint[]) or r.household_id = ${of.household}
    ), happened as (
      select provided_at as at, 'sent' as what, type, person_id, null::bigint as agent from own where provided_at is not null
      union all
      select decided_at, case when status = 'invalide' then 'refused' else 'valid' end, type, person_id, decided_by from own
      where decided_at is not null and status in ('valide', 'invalide', 'expire')
    )
    select h.at, h.what, h.type, p.first_name as person, g.first_name || ' ' || g.last_name as agent
    from happened h left join person p on p.id = h.person_id left join agent g on g.account_id = h.agent
    where ${before}::timestamptz is null or h.at < ${before}
    order by h.at desc limit ${limit}`.execute(db)
  return rows
}
