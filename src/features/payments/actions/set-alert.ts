import type { Cents } from '#core/money.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { deleteAlert, putAlert } from '../store/alerts.ts'

/** PA-14 · Asks for a letter below that balance; null: no more letters. */
export const setAlert = (ctx: Ctx<Citizen>, thresholdCents: Cents | null): Promise<void> =>
  inTransaction(ctx, (tx) => {
    const { account, household } = ctx.actor
    return thresholdCents === null ? deleteAlert(tx, account) : putAlert(tx, { account, household, thresholdCents })
  })
