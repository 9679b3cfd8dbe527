import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { providerNamed, providerOf } from '#platform/bank/providers.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { settle } from '../../actions/settle.ts'
import { pageIsOpen } from '../../domain/top-up.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_SEE } from '../../permissions.ts'
import { getTopUp } from '../../store/top-ups.ts'
import { OutcomePage } from './outcome.page.tsx'

/** Where the bank sends the payer back. Whatever the address says, the bank is asked; coming back twice changes nothing. */
export const outcome = page({
  url: paymentPaths.outcome,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async (ctx, input) => {
    const id = readId(input.id)
    if (id === null) throw new Absent('not a payment number')
    const owned = { id, household: ctx.actor.household }
    if ((await getTopUp(ctx.db, owned)).status === 'created') return goTo(paymentPaths.checkOf(id))
    await settle(ctx, id)
    const today = parisDay(ctx.now)
    const topUp = await getTopUp(ctx.db, owned)
    const provider = topUp.provider === null ? null : providerNamed(ctx, topUp.provider)
    return show(OutcomePage, {
      town: ctx.town,
      topUp,
      canPay: providerOf(ctx) !== null,
      payAt: provider && pageIsOpen(topUp, provider.pageOpensFor, ctx.now) ? topUp.redirectUrl : null,
      today,
      balance: await balanceOf(ctx.db, ctx.actor.household, today),
    })
  },
})
