import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { EventsWish } from '#platform/db/events.ts'

export type CorrectionHappened = {
  readonly at: Temporal.Instant
  readonly what: 'attente' | 'acceptee' | 'refusee' | 'retiree'
  readonly id: number
  readonly person: string
  readonly agent: string | null
}

/** Corrections of these persons' identities, asked and decided, latest first. */
export const listHappened = async (
  db: Db,
  persons: readonly number[],
  { before, limit }: EventsWish,
): Promise<CorrectionHappened[]> => {
  const { rows } = await sql<CorrectionHappened>`
    with own as (select * from identity_change where person_id = any(${[...persons]}::bigint[])), happened as (
      select asked_at as at, 'attente' as what, id, person_id, null::bigint as agent from own
      union all
      select decided_at, status, id, person_id, decided_by from own where decided_at is not null
    )
    select h.at, h.what, h.id, p.first_name as person, g.first_name || ' ' || g.last_name as agent
    from happened h join person p on p.id = h.person_id left join agent g on g.account_id = h.agent
    where ${before}::timestamptz is null or h.at < ${before}
    order by h.at desc, h.id desc limit ${limit}`.execute(db)
  return rows
}
