import { ok, type Result, refuse } from '#core/result.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { getPerson } from '#features/family/index.ts'
import { credit } from '#features/ledger/index.ts'
import type { Lookup } from '#platform/bank/provider.ts'
import { providerNamed } from '#platform/bank/providers.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { receiptLabel } from '../domain/receipt.ts'
import { isWorthAsking, type TopUp, type TopUpStatus } from '../domain/top-up.ts'
import { disputeLetter } from '../mails/dispute.ts'
import { receiptLetter } from '../mails/receipt.ts'
import { insertReceipt, nextReceiptNumber } from '../store/receipts.ts'
import {
  getAnyTopUp,
  getPayer,
  lockUnsettled,
  markAsked,
  markDisputed,
  markPaid,
  markUnpaid,
  type Paid,
} from '../store/top-ups.ts'

const acknowledge = async (tx: Tx, town: TownCtx['town'], topUp: TopUp, paid: Paid, person: number): Promise<void> => {
  const email = (await emailsOf(tx, [person])).get(person)
  if (!email) return
  const { receiptNumber, creditedCents: amountCents } = paid
  const name = await getPerson(tx, person)
  await post(tx, receiptLetter({ town, to: email, name, topUp: { id: topUp.id, amountCents }, receiptNumber, at: tx.scope.now }))
}

/** What a payment was found to be: the platform's word, or a régisseur's. */
export type Payment = Pick<Paid, 'creditedCents' | 'means' | 'authorisation' | 'paidAt' | 'byHand'>

/** PA-4 · The credit, the receipt and the letter, together, under the payment's lock. The ledger writes «top-up:12» once. */
export const settlePaid = async (tx: Tx, town: TownCtx['town'], topUp: TopUp, payment: Payment): Promise<void> => {
  const receiptNumber = await nextReceiptNumber(tx)
  const transaction = await credit(tx, {
    ref: `top-up:${topUp.id}`,
    household: topUp.household,
    amountCents: payment.creditedCents,
    actor: topUp.payer,
    note: receiptLabel(receiptNumber),
  })
  const paid = { ...payment, id: topUp.id, receiptNumber, transaction }
  await markPaid(tx, paid)
  const { household, id } = topUp
  const payer = await getPayer(tx, topUp.payer)
  const { creditedCents: amountCents, means } = payment
  await insertReceipt(tx, { number: receiptNumber, household, payer, amountCents, means, topUp: id, transaction })
  await acknowledge(tx, town, topUp, paid, payer)
}

/** PA-5 · Another amount, another reference, or somebody else's payment: no credit, and the town hall is told once. */
const dispute = async (tx: Tx, ctx: TownCtx, topUp: TopUp, saidCents: number | null): Promise<void> => {
  if (topUp.status === 'disputed') return
  await markDisputed(tx, topUp.id, saidCents)
  await post(tx, disputeLetter(ctx.town, topUp, saidCents))
}

/** Third beat: what the bank said, written once under the payment's lock. */
const write = (ctx: TownCtx, id: number, said: Lookup, disputed: boolean): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const topUp = await lockUnsettled(tx, id, { disputed })
    if (!topUp || said.outcome === 'pending') return
    if (said.outcome === 'foreign') await dispute(tx, ctx, topUp, null)
    else if (said.outcome !== 'paid') await markUnpaid(tx, id, said.outcome)
    else if (said.amountCents === topUp.amountCents && said.reference === topUp.reference) {
      const { amountCents: creditedCents, means, authorisation, at: paidAt } = said
      await settlePaid(tx, ctx.town, topUp, { creditedCents, means, authorisation, paidAt })
    } else await dispute(tx, ctx, topUp, said.amountCents)
  })

/**
 * PA-4 · Asks the bank about a payment and writes what it says: one credit, one receipt and one letter, whoever asks,
 * in whatever order, however often. `again`: somebody of the town asks on purpose, a disputed payment too.
 * @returns where the payment stands; refused when the bank could not be asked.
 * @throws Absent when there is no such payment.
 */
export const settle = async (
  ctx: TownCtx,
  id: number,
  { again = false } = {},
): Promise<Result<TopUpStatus, 'payments.unreachable'>> => {
  const topUp = await getAnyTopUp(ctx.db, id)
  const isAsked = isWorthAsking(topUp) || (again && topUp.status === 'disputed')
  if (!isAsked) return ok(topUp.status)
  await inTransaction(ctx, (tx) => markAsked(tx, id))
  const said = await providerNamed(ctx, topUp.provider!)
    ?.lookup(ctx, { providerRef: topUp.providerRef!, startedAt: topUp.startedAt! })
    .catch(() => null)
  if (!said) return refuse('payments.unreachable')
  await write(ctx, id, said, again)
  return ok((await getAnyTopUp(ctx.db, id)).status)
}
