import { parisDay } from '#core/days.ts'
import { readEuros } from '#core/money.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { providerOf } from '#platform/bank/providers.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { openTopUp } from '../../actions/open-top-up.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_PAY } from '../../permissions.ts'
import { type AmountForm, amountForm } from './amount.form.ts'
import { AmountPage } from './amount.page.tsx'

const viewOf = async (ctx: Ctx<Citizen>, form: AmountForm, key: string) => {
  const today = parisDay(ctx.now)
  return {
    town: ctx.town,
    today,
    balance: await balanceOf(ctx.db, ctx.actor.household, today),
    canPay: providerOf(ctx) !== null,
    form,
    formKey: key,
  }
}

export const amount = page({
  url: paymentPaths.amount,
  for: 'citizen',
  allow: MONEY_PAY,
  get: async (ctx, input) => {
    const proposed = readEuros(input.montant ?? '')
    const form = amountForm(ctx.town).blank(proposed.ok ? { montant: proposed.value } : {})
    return show(AmountPage, await viewOf(ctx, form, newKey()))
  },
  post: async (ctx, _input, body) => {
    const form = amountForm(ctx.town).read(body)
    const view = await viewOf(ctx, form, keyOf(body))
    if (!form.ok || !view.canPay) return show(AmountPage, view, form.ok ? 409 : 422)
    const id = await openTopUp(ctx, { amountCents: form.values.montant, formKey: view.formKey })
    return goTo(paymentPaths.checkOf(id))
  },
})
