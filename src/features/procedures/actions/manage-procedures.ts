import type { Described } from '#core/described.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import { listManaged, type ManagedProcedure, setOpen } from '../store/versions.ts'
import type { AgentCtx } from './process-gesture.ts'
import { type Published, publish } from './publish-procedure.ts'

const THEME = 'Démarches'
const described = ({ title, version, isOpen }: Pick<ManagedProcedure, 'title' | 'version' | 'isOpen'>): Described => ({
  Titre: title,
  'Version en ligne': String(version),
  'Nouvelles demandes': isOpen ? 'Ouvertes' : 'Fermées',
})

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
    await holdSettings(tx)
    const known = new Map((await listManaged(tx)).map((procedure) => [procedure.slug, procedure]))
    const published = await publish(tx, file.json)
    if (!published.ok) return published
    const { slug, version } = published
    if (!known.has(slug)) await setOpen(tx, slug, false)
    const [before, after] = [known.get(slug), (await listManaged(tx)).find((procedure) => procedure.slug === slug)!]
    const of = { theme: THEME, name: (before ?? after).title }
    await noteChange(tx, ctx.actor.account, of, before ? described(before) : null, described(after))
    await trace(tx, { account: ctx.actor.account, action: 'procedures.import', subject: `demarche/${slug}/${version}` })
    return published
  })
}

/** PR-54 · Opens or closes a procedure: requests already started go on. @throws Absent */
export const openProcedure = (ctx: AgentCtx, slug: string, isOpen: boolean): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const before = (await listManaged(tx)).find((procedure) => procedure.slug === slug)
    await setOpen(tx, slug, isOpen)
    if (before) {
      const of = { theme: THEME, name: before.title }
      await noteChange(tx, ctx.actor.account, of, described(before), described({ ...before, isOpen }))
    }
    await trace(tx, {
      account: ctx.actor.account,
      action: isOpen ? 'procedures.open' : 'procedures.close',
      subject: `demarche/${slug}`,
    })
  })
