import { parisDay } from '#core/days.ts'
import { type Cents, whole } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { listHeld } from '#features/ledger/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { countedCents, type Pieces } from '../domain/till.ts'
import type { RegieRefusal } from '../refusals.ts'
import { getAct } from '../store/act.ts'
import { insertCount, lockTill, nextCountId } from '../store/till.ts'
import { move } from './move.ts'

/**
 * RG-4 · What is in the till against what should be, float included. A difference is written in the book with what explains it,
 * so that the next count starts from what is there. `seen`: what the page said was expected.
 */
export const countTill = (
  ctx: Ctx<Agent>,
  wish: { pieces: Pieces; why: string | null; seen: Cents | null },
  key: string,
): Promise<Result<{ differenceCents: Cents }, RegieRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const actor = ctx.actor.account
    const form = { account: actor, key }
    const before = await takeFormKey(tx, form)
    if (before !== null) return ok({ differenceCents: whole(before) })
    await lockTill(tx)
    const { floatCents } = await getAct(tx, parisDay(ctx.now))
    const expectedCents = floatCents + ((await listHeld(tx)).get('cash') ?? 0)
    if (expectedCents !== wish.seen) return refuse('regie.changed')
    const counted = countedCents(wish.pieces)
    const differenceCents = counted - expectedCents
    const id = await nextCountId(tx)
    const transaction =
      differenceCents === 0
        ? null
        : await move(tx, {
            ref: `count:${id}`,
            kind: 'correction',
            // What came in is below zero in the book of a till: money that is missing goes back towards zero.
            from: differenceCents < 0 ? 'differences' : 'cash',
            to: differenceCents < 0 ? 'cash' : 'differences',
            cents: Math.abs(differenceCents),
            reason: wish.why ?? 'comptage de la caisse',
            actor,
          })
    await insertCount(tx, {
      id,
      agent: actor,
      floatCents,
      expectedCents,
      countedCents: counted,
      pieces: wish.pieces,
      why: differenceCents === 0 ? null : wish.why,
      transaction,
    })
    await trace(tx, { account: actor, action: 'regie.count', subject: `comptage/${id}` })
    await answerFormKey(tx, form, String(differenceCents))
    return ok({ differenceCents })
  })
