import { parisDay } from '#core/days.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { giveBack } from '../../actions/give-back.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE } from '../../permissions.ts'
import { regieRefusals } from '../../refusals.ts'
import { getAct } from '../../store/act.ts'
import { refundForm } from './forms.ts'
import { RefundPage } from './refund.page.tsx'
import { familyOf } from './shared.ts'

const partsOf = async (ctx: Ctx<Agent>, input: Input) => {
  const today = parisDay(ctx.now)
  const family = await familyOf(ctx.db, numberIn(input, 'famille'))
  return { act: await getAct(ctx.db, today), view: { family, balance: await balanceOf(ctx.db, family.id, today) } }
}

export const refund = page({
  url: regiePaths.refund,
  for: 'agent',
  allow: REGIE_MANAGE,
  get: async (ctx, input) => {
    const { act, view } = await partsOf(ctx, input)
    return show(RefundPage, { ...view, form: refundForm(act).blank(), formKey: newKey() })
  },
  post: async (ctx, input, body) => {
    const { act, view } = await partsOf(ctx, input)
    const form = refundForm(act).read(body)
    const formKey = keyOf(body)
    if (!form.ok) return show(RefundPage, { ...view, form, formKey }, 422)
    const { moyen, montant, motif } = form.values
    const wish = { household: view.family.id, means: moyen as 'cash' | 'transfer', amountCents: montant, reason: motif }
    const done = await giveBack(ctx, wish, formKey)
    if (!done.ok) return show(RefundPage, { ...view, form: form.refused(sentenceOf(regieRefusals, done)), formKey }, 409)
    return goTo(regiePaths.familyOf(view.family.id), 'regie-refunded')
  },
})
