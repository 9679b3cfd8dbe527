import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { deleteSynonym, insertSynonym } from '../store/synonyms.ts'

/** Both words plain. */
export const addSynonym = (ctx: Ctx<Agent>, word: string, means: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await insertSynonym(tx, word, means)
    await trace(tx, { account: ctx.actor.account, action: 'search.add-synonym', subject: `recherche/${word}` })
  })

/** @throws Absent */
export const removeSynonym = (ctx: Ctx<Agent>, id: number): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (!(await deleteSynonym(tx, id))) throw new Absent('no such synonym')
    await trace(tx, { account: ctx.actor.account, action: 'search.remove-synonym', subject: `recherche/${id}` })
  })
