import { parisDay } from '#core/days.ts'
import { balanceOf, lastMovementsOf } from '#features/ledger/index.ts'
import { providerOf } from '#platform/bank/providers.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_SEE } from '../../permissions.ts'
import { listPending } from '../../store/top-ups.ts'
import { AccountPage } from './account.page.tsx'

const SHOWN = 5

export const account = page({
  url: paymentPaths.home,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async (ctx) => {
    const { db, town, now, actor } = ctx
    const today = parisDay(now)
    const { household } = actor
    return show(AccountPage, {
      town,
      today,
      canPay: providerOf(ctx) !== null,
      balance: await balanceOf(db, household, today),
      last: await lastMovementsOf(db, household, SHOWN),
      pending: await listPending(db, household),
    })
  },
})
