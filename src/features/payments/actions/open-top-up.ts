import { randomBytes } from 'node:crypto'
import { parisDay } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { referenceOf } from '../domain/top-up.ts'
import { putTopUp } from '../store/top-ups.ts'

/** PA-2 · Keeps the amount chosen, to be checked before paying. Sent twice with the same form key, gives the same payment. */
export const openTopUp = (ctx: Ctx<Citizen>, wish: { amountCents: Cents; formKey: string }): Promise<number> =>
  inTransaction(ctx, (tx) =>
    putTopUp(tx, {
      ...wish,
      household: ctx.actor.household,
      payer: ctx.actor.account,
      reference: referenceOf(ctx.actor.household, parisDay(ctx.now), randomBytes(8)),
    }),
  )
