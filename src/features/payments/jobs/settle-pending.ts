import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { settle } from '../actions/settle.ts'
import { EXPIRES_AFTER } from '../domain/top-up.ts'
import { expireBefore, listToAsk } from '../store/top-ups.ts'

const AT_ONCE = 200
/** A platform that is silent takes 15 seconds each time: the others wait for the next turn, first in line. */
const GIVES_UP_AFTER = 3

/**
 * PA-6 · Asks the bank about every payment that waits, and now and then about those that were not paid, then closes those that nobody finished for a day.
 * @throws Error when the bank could not be asked, so that the failure is seen; the others are settled first.
 */
export const settleWaiting = async (ctx: TownCtx): Promise<void> => {
  let silent = 0
  for (const id of await listToAsk(ctx.db, ctx.now, AT_ONCE)) {
    const done = await settle(ctx, id)
    silent = done.ok ? 0 : silent + 1
    if (silent === GIVES_UP_AFTER) break
  }
  if (silent > 0) throw new Error(`the payment platform did not answer ${silent} times`)
  await inTransaction(ctx, (tx) => expireBefore(tx, ctx.now.subtract(EXPIRES_AFTER)))
}

/** A notification can be lost and a browser closed: nobody's money waits more than two minutes. */
export const settlePending: Schedule = { name: 'payments.settle-pending', cron: '*/2 * * * *', run: settleWaiting }
