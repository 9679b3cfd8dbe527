import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { EventsWish } from '#platform/db/events.ts'
import type { Definition } from '../domain/definition.ts'
import type { EventKind } from '../domain/status.ts'

export type RequestHappened = {
  readonly at: Temporal.Instant
  readonly kind: EventKind
  readonly number: number
  readonly title: string
  readonly outcome: Definition['outcome']
  readonly child: string | null
  readonly agent: string | null
}

/** What happened to the requests that these adults sent, latest first. `services`: null for all of them. */
export const listHappened = async (
  db: Db,
  of: { readonly authors: readonly number[]; readonly services: readonly number[] | null },
  { before, limit }: EventsWish,
): Promise<RequestHappened[]> => {
  const rows = await db
    .selectFrom('request_event as e')
    .innerJoin('request as r', 'r.number', 'e.request_number')
    .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
    .leftJoin('person as c', 'c.id', 'r.child_id')
    .leftJoin('agent as g', 'g.account_id', 'e.account_id')
    .select(['e.at', 'e.kind', 'r.number', 'c.first_name as child', 'g.first_name', 'g.last_name'])
    .select([
      sql<string>`v.definition ->> 'title'`.as('title'),
      sql<Definition['outcome']>`v.definition ->> 'outcome'`.as('outcome'),
    ])
    .where('r.author_id', '=', sql<number>`any(${[...of.authors]}::bigint[])`)
    .where('r.submitted_at', 'is not', null)
    .where('e.kind', '<>', 'creee')
    .$if(of.services !== null, (q) => q.where('r.service_id', '=', sql<number>`any(${[...of.services!]}::bigint[])`))
    .$if(before !== null, (q) => q.where('e.at', '<', before!))
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ first_name, last_name, kind, ...row }) => ({
    ...row,
    kind: kind as EventKind,
    agent: first_name === null ? null : `${first_name} ${last_name}`,
  }))
}
