import { parisDay } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { balanceOf, holdHousehold } from '#features/ledger/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { allowsRefund } from '../domain/act.ts'
import { TILL_OF } from '../domain/till.ts'
import type { RegieRefusal } from '../refusals.ts'
import { getAct } from '../store/act.ts'
import { insertRefund } from '../store/payments.ts'
import { lockTill } from '../store/till.ts'
import { move } from './move.ts'

/** RG-5 · Gives back what a family has on its account, and no more, with the reason. */
export const giveBack = (
  ctx: Ctx<Agent>,
  wish: { household: number; means: 'cash' | 'transfer'; amountCents: Cents; reason: string },
  key: string,
): Promise<Result<null, RegieRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const actor = ctx.actor.account
    const form = { account: actor, key }
    if ((await takeFormKey(tx, form)) !== null) return ok(null)
    const today = parisDay(ctx.now)
    const allowed = allowsRefund(await getAct(tx, today), wish)
    if (!allowed.ok) return allowed
    if (wish.means === 'cash') await lockTill(tx)
    await holdHousehold(tx, wish.household)
    const { balanceCents } = await balanceOf(tx, wish.household, today)
    if (wish.amountCents > balanceCents) return refuse('regie.nothing-to-refund', { most: Math.max(0, balanceCents) })
    const transaction = await move(tx, {
      ref: `refund:${actor}/${key}`,
      kind: 'refund',
      from: { household: wish.household },
      to: TILL_OF[wish.means],
      cents: wish.amountCents,
      actor,
    })
    await insertRefund(tx, { ...wish, agent: actor, transaction })
    await trace(tx, { account: actor, action: 'regie.refund', subject: `famille/${wish.household}` })
    await answerFormKey(tx, form, 'fait')
    return ok(null)
  })
