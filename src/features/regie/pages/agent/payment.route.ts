import { letterName } from '#core/names.ts'
import { getPerson } from '#features/family/index.ts'
import { addEdition, getAnyReceipt, receiptPaper } from '#features/payments/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { file, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { page } from '#platform/http/page.ts'
import { makePdf } from '#platform/pdf/index.ts'
import { takeBack as takeItBack } from '../../actions/take-back.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE, REGIE_SEE } from '../../permissions.ts'
import { regieRefusals } from '../../refusals.ts'
import { getPayment } from '../../store/payments.ts'
import { takeBackForm } from './forms.ts'
import { PaymentPage } from './payment.page.tsx'

const viewOf = async (ctx: Ctx<Agent>, id: number) => {
  const payment = await getPayment(ctx.db, id)
  const { payer } = await getAnyReceipt(ctx.db, payment.receiptNumber)
  return {
    payment,
    payer: letterName(await getPerson(ctx.db, payer)),
    mayManage: mayDo.get()(ctx.actor, REGIE_MANAGE),
  }
}

export const payment = page({
  url: regiePaths.payment,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx, input) => {
    const view = await viewOf(ctx, numberIn(input, 'encaissement'))
    const subject = `famille/${view.payment.household}`
    await inTransaction(ctx, (tx) => trace(tx, { account: ctx.actor.account, action: 'regie.read', subject }))
    return show(PaymentPage, { ...view, form: takeBackForm.blank() })
  },
})

export const takeBack = page({
  url: regiePaths.takeBack,
  for: 'agent',
  allow: REGIE_MANAGE,
  post: async (ctx, input, body) => {
    const id = numberIn(input, 'encaissement')
    const form = takeBackForm.read(body)
    if (!form.ok) return show(PaymentPage, { ...(await viewOf(ctx, id)), form }, 422)
    const done = await takeItBack(ctx, { id, reason: form.values.motif })
    if (done.ok) return goTo(regiePaths.paymentOf(id), 'regie-taken-back')
    return show(PaymentPage, { ...(await viewOf(ctx, id)), form: form.refused(sentenceOf(regieRefusals, done)) }, 409)
  },
})

/** RG-2 · Each printing is written down: the first is the original, those after say DUPLICATA. A post, since it writes. */
export const receipt = page({
  url: regiePaths.receipt,
  for: 'agent',
  allow: REGIE_MANAGE,
  post: async (ctx, input) => {
    const number = numberIn(input, 'recu')
    const found = await getAnyReceipt(ctx.db, number)
    const isDuplicate = await inTransaction(ctx, async (tx) => {
      await trace(tx, { account: ctx.actor.account, action: 'regie.print', subject: `recu/${number}` })
      return addEdition(tx, number, ctx.actor.account)
    })
    const payer = await getPerson(ctx.db, found.payer)
    const bytes = await makePdf(receiptPaper({ town: ctx.town, receipt: found, payer, isDuplicate, at: ctx.now }))
    return file(`recu-${number}${isDuplicate ? '-duplicata' : ''}.pdf`, 'application/pdf', Buffer.from(bytes), true)
  },
})
