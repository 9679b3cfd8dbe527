import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { settle } from '../actions/settle.ts'
import { EXPIRES_AFTER } from '../domain/top-up.ts'
import { expireBefore, listWaiting } from '../store/top-ups.ts'

const AT_ONCE = 200

/**
 * PA-6 · Asks the bank about every payment that waits, then closes those that nobody finished for a day.
 * @throws Error when the bank could not be asked, so that the failure is seen; the others are settled first.
 */
export const settleWaiting = async (ctx: TownCtx): Promise<void> => {
  let silent = 0
  for (const id of await listWaiting(ctx.db, AT_ONCE)) {
    const done = await settle(ctx, id)
    if (!done.ok) silent += 1
  }
  if (silent > 0) throw new Error(`the payment platform did not answer for ${silent} payments`)
  await inTransaction(ctx, (tx) => expireBefore(tx, ctx.now.subtract(EXPIRES_AFTER)))
}

/** A notification can be lost and a browser closed: nobody's money waits more than two minutes. */
export const settlePending: Schedule = { name: 'payments.settle-pending', cron: '*/2 * * * *', run: settleWaiting }
