import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { form, posted, sentenceOf } from '#forms/form.ts'
import { providerOf } from '#platform/bank/providers.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { startPayment } from '../../actions/start-payment.ts'
import type { TopUp } from '../../domain/top-up.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_PAY } from '../../permissions.ts'
import { paymentRefusals } from '../../refusals.ts'
import { getTopUp } from '../../store/top-ups.ts'
import { CheckPage } from './check.page.tsx'

const mine = (ctx: Ctx<Citizen>, input: Input): Promise<TopUp> => {
  const id = readId(input.id)
  if (id === null) throw new Absent('not a payment number')
  return getTopUp(ctx.db, { id, household: ctx.actor.household })
}

const viewOf = async (ctx: Ctx<Citizen>, topUp: TopUp) => {
  const { balanceCents } = await balanceOf(ctx.db, ctx.actor.household, parisDay(ctx.now))
  return {
    town: ctx.town,
    topUp,
    balanceCents,
    provider: providerOf(ctx)?.label ?? null,
    form: form({}).blank(),
  }
}

export const check = page({
  url: paymentPaths.check,
  for: 'citizen',
  allow: MONEY_PAY,
  get: async (ctx, input) => {
    const topUp = await mine(ctx, input)
    if (topUp.status !== 'created') return goTo(paymentPaths.outcomeOf(topUp.id))
    return show(CheckPage, await viewOf(ctx, topUp))
  },
  post: async (ctx, input, body) => {
    const { id } = await mine(ctx, input)
    const done = await startPayment(ctx, { id, seen: readId(posted(body, 'vu')) ?? 0 }, providerOf(ctx))
    if (done.ok) return goTo(done.value.url)
    const view = await viewOf(ctx, await mine(ctx, input))
    return show(CheckPage, { ...view, form: view.form.refused(sentenceOf(paymentRefusals, done)) }, 409)
  },
})
