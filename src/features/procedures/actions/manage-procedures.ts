import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { listManaged, setOpen } from '../store/versions.ts'
import type { AgentCtx } from './process-gesture.ts'
import { type Published, publish } from './publish-procedure.ts'

/** Some editors begin a file with a mark. */
const parsed = (text: string): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch {
    return null
  }
}

/**
 * PR-53 · Publishes a definition given as a file, once nothing is wrong with it. A procedure that the town did not have
 * stays closed until somebody has looked at it. The same file again changes nothing.
 */
export const importProcedure = async (ctx: AgentCtx, text: string): Promise<Published> => {
  const file = parsed(text)
  if (!file)
    return { ok: false, faults: ['Ce texte n’est pas du JSON : vérifiez les guillemets, les virgules et les accolades.'] }
  return inTransaction(ctx, async (tx) => {
    const known = new Set((await listManaged(tx)).map(({ slug }) => slug))
    const published = await publish(tx, file.json)
    if (!published.ok) return published
    const { slug, version } = published
    if (!known.has(slug)) await setOpen(tx, slug, false)
    await trace(tx, { account: ctx.actor.account, action: 'procedures.import', subject: `demarche/${slug}/${version}` })
    return published
  })
}

/** PR-54 · Opens or closes a procedure: requests already started go on. @throws Absent */
export const openProcedure = (ctx: AgentCtx, slug: string, isOpen: boolean): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await setOpen(tx, slug, isOpen)
    await trace(tx, {
      account: ctx.actor.account,
      action: isOpen ? 'procedures.open' : 'procedures.close',
      subject: `demarche/${slug}`,
    })
  })
