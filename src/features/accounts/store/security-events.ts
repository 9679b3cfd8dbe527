import { sql } from 'kysely'
import type { Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { networkOf, REPEATED, type SecurityEventKind } from '../domain/security-event.ts'

/** Where a request came from, as `ctx.from` knows it. */
type From = { readonly ip: string; readonly browser?: string | null }

/**
 * AC-20 · notes that something happened to an account, for its owner. `from`: whose request did it, when it was the owner's;
 * `by`: who did it, when it was somebody else. Kinds that anybody can repeat are written ten times an hour at most.
 */
export const recordSecurityEvent = async (
  tx: Tx,
  event: { readonly account: number; readonly kind: SecurityEventKind; readonly from?: From; readonly by?: number },
): Promise<void> => {
  const { now } = tx.scope
  const most = REPEATED[event.kind]
  if (most !== undefined) {
    const recent = await tx
      .selectFrom('security_event')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('account_id', '=', event.account)
      .where('kind', '=', event.kind)
      .where('at', '>', now.subtract({ hours: 1 }))
      .executeTakeFirstOrThrow()
    if (Number(recent.n) >= most) return
  }
  await tx
    .insertInto('security_event')
    .values({
      account_id: event.account,
      kind: event.kind,
      at: now,
      by_account_id: event.by ?? null,
      network: event.from ? networkOf(event.from.ip) : null,
      browser: event.from?.browser ?? null,
    })
    .execute()
}

export type SecurityEvent = {
  readonly kind: SecurityEventKind
  readonly at: Instant
  /** Somebody of the town hall did it. */
  readonly isByOther: boolean
  readonly network: string | null
  readonly browser: string | null
}

/** What happened to that account, the latest first. `SECURITY_EVENTS` names each kind in French. */
export const listSecurityEvents = async (db: Db, account: number, most = 20): Promise<SecurityEvent[]> => {
  const rows = await db
    .selectFrom('security_event')
    .select(['kind', 'at', 'network', 'browser', sql<boolean>`by_account_id is not null`.as('is_by_other')])
    .where('account_id', '=', account)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    kind: row.kind as SecurityEventKind,
    at: row.at,
    isByOther: row.is_by_other,
    network: row.network,
    browser: row.browser,
  }))
}

export const deleteSecurityEventsBefore = async (tx: Tx, before: Instant): Promise<number> => {
  return Number((await tx.deleteFrom('security_event').where('at', '<', before).executeTakeFirst()).numDeletedRows)
}
