import { ok, type Result, refuse } from '#core/result.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { getPerson } from '#features/family/index.ts'
import { credit } from '#features/ledger/index.ts'
import type { Lookup } from '#platform/bank/provider.ts'
import { providerNamed } from '#platform/bank/providers.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { isWorthAsking, receiptLabel, type TopUp, type TopUpStatus } from '../domain/top-up.ts'
import { disputeLetter } from '../mails/dispute.ts'
import { receiptLetter } from '../mails/receipt.ts'
import { nextReceiptNumber } from '../store/receipts.ts'
import { getAnyTopUp, getPayer, lockUnsettled, markDisputed, markPaid, markUnpaid } from '../store/top-ups.ts'

const acknowledge = async (tx: Tx, town: TownCtx['town'], topUp: TopUp, receiptNumber: number): Promise<void> => {
  const person = await getPayer(tx, topUp.payer)
  const email = (await emailsOf(tx, [person])).get(person)
  if (!email) return
  await post(tx, receiptLetter({ town, to: email, name: await getPerson(tx, person), topUp, receiptNumber, at: tx.scope.now }))
}

const settlePaid = async (tx: Tx, ctx: TownCtx, topUp: TopUp): Promise<void> => {
  const receiptNumber = await nextReceiptNumber(tx)
  const { id, household, amountCents, payer } = topUp
  const transaction = await credit(tx, {
    ref: `top-up:${id}`,
    household,
    amountCents,
    actor: payer,
    note: receiptLabel(receiptNumber),
  })
  await markPaid(tx, { id, receiptNumber, transaction })
  await acknowledge(tx, ctx.town, topUp, receiptNumber)
}

/** Third beat: what the bank said, written once under the payment's lock. */
const write = (ctx: TownCtx, id: number, said: Lookup): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const topUp = await lockUnsettled(tx, id)
    if (!topUp) return
    if (said.outcome !== 'paid') {
      if (said.outcome !== 'pending') await markUnpaid(tx, id, said.outcome)
    } else if (said.amountCents === topUp.amountCents && said.reference === topUp.reference) {
      await settlePaid(tx, ctx, topUp)
    } else {
      await markDisputed(tx, id)
      await post(tx, disputeLetter(ctx.town, topUp, said.amountCents))
    }
  })

/**
 * PA-4 · Asks the bank about a payment and writes what it says: one credit, one receipt and one letter, whoever asks,
 * in whatever order, however often. @returns where the payment stands; refused when the bank could not be asked.
 * @throws Absent when there is no such payment.
 */
export const settle = async (ctx: TownCtx, id: number): Promise<Result<TopUpStatus, 'payments.unreachable'>> => {
  const topUp = await getAnyTopUp(ctx.db, id)
  if (!isWorthAsking(topUp)) return ok(topUp.status)
  const said = await providerNamed(ctx, topUp.provider!)
    ?.lookup(ctx, topUp.providerRef!)
    .catch(() => null)
  if (!said) return refuse('payments.unreachable')
  await write(ctx, id, said)
  return ok((await getAnyTopUp(ctx.db, id)).status)
}
