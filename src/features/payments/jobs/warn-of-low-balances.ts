import { parisDay } from '#core/days.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { getPerson } from '#features/family/index.ts'
import { listDueBalances } from '#features/ledger/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { post } from '#platform/mail/mail.ts'
import { lowBalanceLetter } from '../mails/low-balance.ts'
import { type Alert, listAlerts, markTold, rearm } from '../store/alerts.ts'
import { getPayer } from '../store/top-ups.ts'

const tell = (ctx: TownCtx, alert: Alert, balanceCents: number): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (!(await markTold(tx, alert.account))) return
    const person = await getPayer(tx, alert.account)
    const to = (await emailsOf(tx, [person])).get(person)
    if (!to) return
    const { town } = ctx
    const { thresholdCents } = alert
    const name = await getPerson(tx, person)
    await post(tx, lowBalanceLetter({ town, to, name, balanceCents, thresholdCents, today: parisDay(ctx.now) }))
  })

/** PA-14 · One letter each time a balance (by value date) falls below the amount chosen, and no other until it was above again. */
export const warnNow = async (ctx: TownCtx): Promise<void> => {
  const alerts = await listAlerts(ctx.db)
  const households = [...new Set(alerts.map((a) => a.household))]
  const balances = new Map(
    (await listDueBalances(ctx.db, parisDay(ctx.now), households)).map(({ household, cents }) => [household, cents]),
  )
  const balanceOf = (a: Alert) => balances.get(a.household) ?? 0
  const above = alerts.filter((a) => a.isTold && balanceOf(a) >= a.thresholdCents)
  await inTransaction(ctx, (tx) =>
    rearm(
      tx,
      above.map((a) => a.account),
    ),
  )
  for (const alert of alerts) {
    if (!alert.isTold && balanceOf(alert) < alert.thresholdCents) await tell(ctx, alert, balanceOf(alert))
  }
}

/** In the evening, when one can pay. */
export const warnOfLowBalances: Schedule = { name: 'payments.warn-of-low-balances', cron: '0 18 * * *', run: warnNow }
