import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf, newToken } from '#platform/db/tokens.ts'

export type Rhythm = 'aussitot' | 'semaine'
export type Subscription = {
  readonly id: number
  readonly email: string
  readonly rhythm: Rhythm
  readonly askedAt: Temporal.Instant
  readonly isConfirmed: boolean
  readonly leaveToken: string
  readonly toldUntil: Temporal.Instant | null
}

const subscriptions = (db: Db) =>
  db.selectFrom('news_subscription').select(['id', 'email', 'rhythm', 'asked_at', 'confirmed_at', 'leave_token', 'told_until'])

type Row = Awaited<ReturnType<ReturnType<typeof subscriptions>['executeTakeFirstOrThrow']>>
const subscriptionOf = (row: Row): Subscription => ({
  id: row.id,
  email: row.email,
  rhythm: row.rhythm as Rhythm,
  askedAt: row.asked_at,
  isConfirmed: row.confirmed_at !== null,
  leaveToken: row.leave_token,
  toldUntil: row.told_until,
})

/** Asks, or asks again: nothing changes until the new link is used. @returns the token of that link */
export const askSubscription = async (tx: Tx, email: string): Promise<string> => {
  const token = newToken()
  const asked = { confirm_hash: hashOf(token), asked_at: tx.scope.now }
  await tx
    .insertInto('news_subscription')
    .values({ ...asked, email, rhythm: 'aussitot', leave_token: newToken() })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(asked))
    .execute()
  return token
}

export const findAsked = async (db: Db, token: string): Promise<Subscription | null> => {
  const row = await subscriptions(db).where('confirm_hash', '=', hashOf(token)).executeTakeFirst()
  return row ? subscriptionOf(row) : null
}

export const confirmSubscription = async (tx: Tx, id: number, rhythm: Rhythm): Promise<void> => {
  await tx
    .updateTable('news_subscription')
    .set((e) => ({
      rhythm,
      confirm_hash: null,
      confirmed_at: e.fn.coalesce('confirmed_at', e.val(tx.scope.now)),
      told_until: e.fn.coalesce('told_until', e.val(tx.scope.now)),
    }))
    .where('id', '=', id)
    .execute()
}

export const findByLeaveToken = async (db: Db, token: string): Promise<Subscription | null> => {
  const row = await subscriptions(db).where('leave_token', '=', token).executeTakeFirst()
  return row ? subscriptionOf(row) : null
}

export const deleteSubscription = async (tx: Tx, token: string): Promise<void> => {
  await tx.deleteFrom('news_subscription').where('leave_token', '=', token).execute()
}

export const listSubscribers = async (db: Db, rhythm: Rhythm): Promise<Subscription[]> =>
  (await subscriptions(db).where('rhythm', '=', rhythm).where('confirmed_at', 'is not', null).orderBy('id').execute()).map(
    subscriptionOf,
  )

export const markToldUntil = async (tx: Tx, ids: readonly number[]): Promise<void> => {
  if (ids.length === 0) return
  await tx
    .updateTable('news_subscription')
    .set({ told_until: tx.scope.now })
    .where('id', 'in', [...ids])
    .execute()
}

export const deleteUnconfirmedBefore = async (tx: Tx, before: Temporal.Instant): Promise<number> => {
  return Number(
    (await tx.deleteFrom('news_subscription').where('confirmed_at', 'is', null).where('asked_at', '<', before).executeTakeFirst())
      .numDeletedRows,
  )
}

/** The subscription of that address, confirmed or not. */
export const findSubscriptionOf = async (db: Db, email: string): Promise<Subscription | null> => {
  const row = await subscriptions(db).where('email', '=', email).executeTakeFirst()
  return row ? subscriptionOf(row) : null
}

/** Forgets that address. Harmless when it was not subscribed. */
export const leaveNews = async (tx: Tx, email: string): Promise<void> => {
  await tx.deleteFrom('news_subscription').where('email', '=', email).execute()
}
