import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteChange } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { deleteSynonym, insertSynonym } from '../store/synonyms.ts'

const noted = (word: string) => ({ theme: 'Recherche', name: `Synonyme «\u00a0${word}\u00a0»` })

/** Both words plain. */
export const addSynonym = (ctx: Ctx<Agent>, word: string, means: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (await insertSynonym(tx, word, means)) await noteChange(tx, ctx.actor.account, noted(word), null, { Sens: means })
    await trace(tx, { account: ctx.actor.account, action: 'search.add-synonym', subject: `recherche/${word}` })
  })

/** @throws Absent */
export const removeSynonym = (ctx: Ctx<Agent>, id: number): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const before = await deleteSynonym(tx, id)
    if (!before) throw new Absent('no such synonym')
    await noteChange(tx, ctx.actor.account, noted(before.word), { Sens: before.means }, null)
    await trace(tx, { account: ctx.actor.account, action: 'search.remove-synonym', subject: `recherche/${id}` })
  })
