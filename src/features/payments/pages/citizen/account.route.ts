import { parisDay } from '#core/days.ts'
import { balanceOf, lastMovementsOf, listComing } from '#features/ledger/index.ts'
import { providerOf } from '#platform/bank/providers.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { forecast } from '../../domain/forecast.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_SEE } from '../../permissions.ts'
import { findAlert } from '../../store/alerts.ts'
import { listReceipts } from '../../store/receipts.ts'
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
    const balance = await balanceOf(db, household, today)
    return show(AccountPage, {
      town,
      today,
      canPay: providerOf(ctx) !== null,
      balance,
      last: await lastMovementsOf(db, household, SHOWN),
      pending: await listPending(db, household),
      forecast: forecast(balance.balanceCents + balance.upcomingCents, await listComing(db, household, today)),
      receipts: await listReceipts(db, household, SHOWN),
      alertCents: (await findAlert(db, actor.account))?.thresholdCents ?? null,
    })
  },
})
