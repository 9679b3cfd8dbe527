import { CSV_TYPE, csv } from '#core/csv.ts'
import { parisDay } from '#core/days.ts'
import { adultsOf } from '#features/family/index.ts'
import { listDebts } from '#features/ledger/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { file, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_SEE } from '../../permissions.ts'
import { AGES, DebtsPage } from './debts.page.tsx'
import { cellOf } from './journal.route.ts'
import { familyName } from './shared.ts'

const viewOf = async (ctx: Ctx<Agent>) => {
  const today = parisDay(ctx.now)
  const debts = await listDebts(ctx.db, today)
  await inTransaction(ctx, (tx) => trace(tx, { account: ctx.actor.account, action: 'regie.read', subject: 'dettes' }))
  const families = await adultsOf(
    ctx.db,
    debts.map((d) => d.household),
  )
  return { today, debts, families }
}

export const debts = page({
  url: regiePaths.debts,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx) => show(DebtsPage, await viewOf(ctx)),
})

export const debtsCsv = page({
  url: regiePaths.debtsCsv,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx) => {
    const { today, debts: all, families } = await viewOf(ctx)
    const text = csv(
      ['Compte famille', 'Adultes', 'Depuis le', ...AGES, 'Total'],
      all.map((d) => [d.household, familyName(families.get(d.household)), d.since, ...d.byAge.map(cellOf), cellOf(d.dueCents)]),
    )
    return file(`dettes-${today}.csv`, CSV_TYPE, text)
  },
})
