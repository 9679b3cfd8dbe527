import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'

/** DO-13 · Valid papers whose last day is past: they are to be provided again. @returns how many */
export const markExpired = async (tx: Tx, today: Day): Promise<number> =>
  (
    await tx
      .updateTable('requirement')
      .set({ status: 'expire' })
      .where('status', '=', 'valide')
      .where('valid_until', '<', today)
      .returning('id')
      .execute()
  ).length

export type Ending = {
  readonly id: number
  readonly validUntil: Day
  /** The requests that need it, with who made them. */
  readonly requests: readonly { readonly number: number; readonly author: number }[]
}

/** DO-13 · Valid papers that end by that day and whose family was not warned of it. */
export const listEnding = async (db: Db, today: Day, by: Day): Promise<Ending[]> => {
  const rows = await db
    .selectFrom('requirement as r')
    .innerJoin('requirement_request as n', 'n.requirement_id', 'r.id')
    .select(['r.id', 'r.valid_until', 'n.request_number', 'n.author_id'])
    .where('r.status', '=', 'valide')
    .where('r.valid_until', '>=', today)
    .where('r.valid_until', '<=', by)
    .where((e) => e.or([e('r.warned_for', 'is', null), e('r.warned_for', '<>', e.ref('r.valid_until'))]))
    .where('n.released_at', 'is', null)
    .orderBy('r.id')
    .orderBy('n.request_number')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, links]) => ({
    id,
    validUntil: links[0]!.valid_until!,
    requests: links.map((link) => ({ number: link.request_number, author: link.author_id })),
  }))
}

/** @returns false when another run has warned already */
export const noteWarned = async (tx: Tx, id: number, lastDay: Day): Promise<boolean> =>
  (await tx
    .updateTable('requirement')
    .set({ warned_for: lastDay })
    .where('id', '=', id)
    .where('status', '=', 'valide')
    .where('valid_until', '=', lastDay)
    .where((e) => e.or([e('warned_for', 'is', null), e('warned_for', '<>', lastDay)]))
    .returning('id')
    .executeTakeFirst()) !== undefined

/** A document that still has files, with what says how long they are kept. */
export type Held = {
  readonly id: number
  readonly state: 'envoye' | 'remplace'
  readonly requirement: number
  readonly sender: number | null
  readonly status: string
  readonly sentAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly decidedAt: Temporal.Instant | null
  readonly validUntil: Day | null
  readonly retention: 'school_year' | 'days'
  readonly retentionDays: number | null
  readonly requests: readonly number[]
}

/** Everything that was sent for a paper and is still on the disk, oldest first. */
export const listHeld = async (db: Db, after: number, limit: number): Promise<Held[]> => {
  const rows = await db
    .selectFrom('document as d')
    .innerJoin('requirement as r', 'r.id', 'd.requirement_id')
    .innerJoin('document_type as t', 't.slug', 'r.type_slug')
    .innerJoin('account as a', 'a.id', 'd.account_id')
    .select([
      'd.id',
      'd.state',
      'r.id as requirement',
      'a.person_id',
      'r.status',
      'd.sent_at',
      'd.ended_at',
      'r.decided_at',
      'r.valid_until',
      't.retention',
      't.retention_days',
    ])
    .select((e) =>
      e
        .selectFrom('requirement_request as n')
        .select((f) => f.fn.agg<number[] | null>('array_agg', ['n.request_number']).as('numbers'))
        .whereRef('n.requirement_id', '=', 'r.id')
        .where('n.released_at', 'is', null)
        .as('requests'),
    )
    .where('d.state', 'in', ['envoye', 'remplace'])
    .where('d.id', '>', after)
    .orderBy('d.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state as Held['state'],
    requirement: row.requirement,
    sender: row.person_id,
    status: row.status,
    sentAt: row.sent_at!,
    endedAt: row.ended_at,
    decidedAt: row.decided_at,
    validUntil: row.valid_until,
    retention: row.retention as Held['retention'],
    retentionDays: row.retention_days,
    requests: (row.requests ?? []).map(Number),
  }))
}

/** DO-18 · Answers to the question of a paper of health, with the requests that the paper was needed for, in order. */
export const listHealthAnswered = async (
  db: Db,
  after: number,
  limit: number,
): Promise<{ id: number; requests: readonly number[] }[]> => {
  const rows = await db
    .selectFrom('requirement as r')
    .innerJoin('document_type as t', 't.slug', 'r.type_slug')
    .select('r.id')
    .select((e) =>
      e
        .selectFrom('requirement_request as n')
        .select((f) => f.fn.agg<number[] | null>('array_agg', ['n.request_number']).as('numbers'))
        .whereRef('n.requirement_id', '=', 'r.id')
        .as('requests'),
    )
    .where('t.secrecy', '=', 'health')
    .where('r.is_concerned', 'is not', null)
    .where('t.question', 'is not', null)
    .where('r.id', '>', after)
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, requests }) => ({ id, requests: (requests ?? []).map(Number) }))
}

/** DO-18 · The question is not answered any more; what was checked of a paper stays. */
export const forgetConcern = async (tx: Tx, id: number): Promise<void> => {
  await sql`update requirement set is_concerned = null, status = case when status = 'non_concerne' then 'non_fourni' else status end
    where id = ${id}`.execute(tx)
}
