import { parisDay } from '#core/days.ts'
import { type Cents, whole } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { adultsOf } from '#features/family/index.ts'
import { insertReceipt, MEANS, nextReceiptNumber, receiptLabel } from '#features/payments/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { allows, type CounterMeans } from '../domain/act.ts'
import { TILL_OF } from '../domain/till.ts'
import type { RegieRefusal } from '../refusals.ts'
import { getAct } from '../store/act.ts'
import { insertPayment, isChequeKnown, lockCheques, nextPaymentId, type Piece } from '../store/payments.ts'
import { lockTill } from '../store/till.ts'
import { move } from './move.ts'

export type Reception = Piece & {
  readonly household: number
  readonly payer: number
  readonly means: CounterMeans
  readonly amountCents: Cents
  /** Cash handed over; the rest is given back. */
  readonly tenderedCents: Cents | null
}

/**
 * RG-2 · A payment at the counter: the family's credit, the till, the numbered receipt, together. Sent twice with the same form
 * key, it is the same payment.
 * @throws Absent when the payer is not an adult of that household.
 */
export const receive = (ctx: Ctx<Agent>, wish: Reception, key: string): Promise<Result<{ id: number }, RegieRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const form = { account: ctx.actor.account, key }
    const before = await takeFormKey(tx, form)
    if (before !== null) return ok({ id: whole(before) })
    const allowed = allows(await getAct(tx, parisDay(ctx.now)), wish)
    if (!allowed.ok) return allowed
    const family = (await adultsOf(tx, [wish.household])).get(wish.household)
    if (!family?.adults.some((adult) => adult.id === wish.payer)) throw new Absent(`payer ${wish.payer} of ${wish.household}`)
    if (wish.means === 'cash') await lockTill(tx)
    if (wish.means === 'cheque') {
      await lockCheques(tx)
      if (await isChequeKnown(tx, { bank: wish.bank!, piece: wish.piece! })) return refuse('regie.cheque-known')
    }
    const id = await nextPaymentId(tx)
    const receiptNumber = await nextReceiptNumber(tx)
    const agent = ctx.actor.account
    const transaction = await move(tx, {
      ref: `counter:${id}`,
      kind: 'counter',
      from: TILL_OF[wish.means],
      to: { household: wish.household },
      cents: wish.amountCents,
      note: `${receiptLabel(receiptNumber)} – ${MEANS[wish.means]}`,
      actor: agent,
    })
    await insertReceipt(tx, { ...wish, number: receiptNumber, transaction, agent })
    await insertPayment(tx, { ...wish, id, receiptNumber, transaction, agent })
    await trace(tx, { account: agent, action: 'regie.receive', subject: `encaissement/${id}` })
    await answerFormKey(tx, form, String(id))
    return ok({ id })
  })
