import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { Act } from '../domain/act.ts'
import { describeAct } from '../domain/described.ts'
import { findAct, putAct } from '../store/act.ts'

/** RG-1 · What the acte de régie allows, from a day on. */
export const settleAct = (ctx: Ctx<Agent>, act: Act): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const before = await findAct(tx, act.validFrom)
    await putAct(tx, act, ctx.actor.account)
    const of = { theme: 'Régie', name: 'Acte de régie' }
    await noteChange(tx, ctx.actor.account, of, before && describeAct(before), describeAct(act))
    await trace(tx, { account: ctx.actor.account, action: 'regie.settle', subject: `acte/${act.validFrom}` })
  })
