import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { MeansTotal } from './journal.ts'

export type Closing = {
  readonly id: number
  readonly kind: 'day' | 'month'
  readonly firstDay: Day
  readonly lastDay: Day
  readonly closedAt: Temporal.Instant
}

const closings = (db: Db) =>
  db
    .selectFrom('regie_closing')
    .select(['id', 'kind', 'first_day as firstDay', 'last_day as lastDay', 'closed_at as closedAt'])
    .$narrowType<{ kind: Closing['kind'] }>()

export const listClosings = (db: Db, howMany: number): Promise<Closing[]> =>
  closings(db).orderBy('last_day', 'desc').orderBy('id', 'desc').limit(howMany).execute()

/** The last day closed in that manner; null when none. */
export const lastClosed = async (db: Db, kind: Closing['kind']): Promise<Day | null> =>
  (await closings(db).where('kind', '=', kind).orderBy('last_day', 'desc').limit(1).executeTakeFirst())?.lastDay ?? null

export const insertClosing = async (
  tx: Tx,
  c: { kind: Closing['kind']; firstDay: Day; lastDay: Day; agent: number; totals: readonly MeansTotal[] },
): Promise<number> => {
  const { id } = await tx
    .insertInto('regie_closing')
    .values((q) => ({
      kind: c.kind,
      first_day: c.firstDay,
      last_day: c.lastDay,
      closed_at: tx.scope.now,
      closed_by: c.agent,
      count_id: q.selectFrom('till_count').select((x) => x.fn.max('id').as('id')),
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  if (c.totals.length > 0) {
    await tx
      .insertInto('regie_closing_line')
      .values(
        c.totals.map((t) => ({
          closing_id: id,
          means: t.means,
          received: t.received,
          received_cents: t.receivedCents,
          taken_back_cents: t.takenBackCents,
          refunded_cents: t.refundedCents,
        })),
      )
      .execute()
  }
  return id
}
