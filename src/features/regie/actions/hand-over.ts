import type { Cents } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { listHeld } from '#features/ledger/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { TILL_NAMES } from '../domain/till.ts'
import type { RegieRefusal } from '../refusals.ts'
import { insertHandover, lockTill } from '../store/till.ts'
import { move } from './move.ts'

/** RG-8 · Money handed over to the comptable, with its slip: no more than what is held. */
export const handOver = (
  ctx: Ctx<Agent>,
  wish: { till: keyof typeof TILL_NAMES; amountCents: Cents; slip: string },
  key: string,
): Promise<Result<null, RegieRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const actor = ctx.actor.account
    const form = { account: actor, key }
    if ((await takeFormKey(tx, form)) !== null) return ok(null)
    await lockTill(tx)
    const held = (await listHeld(tx)).get(wish.till) ?? 0
    if (wish.amountCents > held) return refuse('regie.more-than-held', { held: Math.max(0, held) })
    const transaction = await move(tx, {
      ref: `handover:${actor}/${key}`,
      kind: 'closing',
      from: 'treasury',
      to: wish.till,
      cents: wish.amountCents,
      actor,
    })
    await insertHandover(tx, { ...wish, agent: actor, transaction })
    await trace(tx, { account: actor, action: 'regie.hand-over', subject: `bordereau/${transaction}` })
    await answerFormKey(tx, form, 'fait')
    return ok(null)
  })
