import { type DemoPayment, decideDemoPayment, demoBank, findDemoPayment } from '#platform/bank/demo-bank.ts'
import { inTransaction } from '#platform/db/database.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { receiveHint } from '../../actions/receive-hint.ts'
import { paymentPaths } from '../../paths.ts'
import { BankPage } from './bank.page.tsx'
import { DECISIONS, decisionForm } from './decision.form.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const getPayment = async (ctx: Ctx, input: Input): Promise<DemoPayment> => {
  const payment = UUID.test(input.id ?? '') ? await findDemoPayment(ctx.db, input.id!) : null
  if (!payment) throw new Absent('no such payment at the pretend bank')
  return payment
}

/** A path, so that the payer keeps the host name, and so the session, that they came with. */
const wayBack = (payment: DemoPayment): string => new URL(payment.returnUrl).pathname

/** The pretend bank: like a real one, it tells the town first, then sends the payer back. */
export const bank = page({
  url: paymentPaths.demoBank,
  demoOnly: true,
  for: 'everyone',
  get: async (ctx, input) => {
    const payment = await getPayment(ctx, input)
    return show(BankPage, { payment, back: wayBack(payment), form: decisionForm.blank() })
  },
  post: async (ctx, input, body) => {
    const payment = await getPayment(ctx, input)
    const form = decisionForm.read(body)
    if (!form.ok) return show(BankPage, { payment, back: wayBack(payment), form }, 422)
    const decision = DECISIONS[form.values.decision as keyof typeof DECISIONS]
    await inTransaction(ctx, (tx) => decideDemoPayment(tx, payment.id, decision))
    await receiveHint(ctx, { provider: demoBank.name, providerRef: payment.id })
    return goTo(wayBack(payment))
  },
})
