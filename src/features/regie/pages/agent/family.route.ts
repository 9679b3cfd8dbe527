import { parisDay } from '#core/days.ts'
import { balanceOf, lastMovementsOf } from '#features/ledger/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { show } from '#platform/http/answers.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { page } from '#platform/http/page.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE, REGIE_SEE } from '../../permissions.ts'
import { listPayments } from '../../store/payments.ts'
import { FamilyPage } from './family.page.tsx'
import { familyOf } from './shared.ts'

const SHOWN = 20

export const family = page({
  url: regiePaths.family,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx, input) => {
    const found = await familyOf(ctx.db, numberIn(input, 'famille'))
    const today = parisDay(ctx.now)
    await inTransaction(ctx, (tx) =>
      trace(tx, { account: ctx.actor.account, action: 'regie.read', subject: `famille/${found.id}` }),
    )
    return show(FamilyPage, {
      family: found,
      today,
      balance: await balanceOf(ctx.db, found.id, today),
      last: await lastMovementsOf(ctx.db, found.id, SHOWN),
      payments: await listPayments(ctx.db, found.id, SHOWN),
      mayManage: mayDo.get()(ctx.actor, REGIE_MANAGE),
    })
  },
})
