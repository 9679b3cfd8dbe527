import type { Described } from '#core/described.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import { findManaged, setOpen } from '../store/versions.ts'
import type { AgentCtx } from './process-gesture.ts'
import { type Published, publish } from './publish-procedure.ts'

const THEME = 'Démarches'
type Managed = NonNullable<Awaited<ReturnType<typeof findManaged>>>
const described = ({ title, version, isOpen }: Managed): Described => ({
  Titre: title,
  'Version en ligne': String(version),
  'Nouvelles demandes': isOpen ? 'Ouvertes' : 'Fermées',
})

/** Does it with what the town settles held, and notes what it changed of that procedure; nothing when there is none after. */
const noted = <T>(ctx: AgentCtx, slug: string, change: (tx: Tx, before: Managed | null) => Promise<T>): Promise<T> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const before = await findManaged(tx, slug)
    const done = await change(tx, before)
    const after = await findManaged(tx, slug)
    if (after) {
      const of = { theme: THEME, name: (before ?? after).title }
      await noteChange(tx, ctx.actor.account, of, before && described(before), described(after))
    }
    return done
  })

/** Some editors begin a file with a mark. */
const parsed = (text: string): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch {
    return null
  }
}

/** Which procedure a file says that it is, right or wrong. */
const slugIn = (json: unknown): string => String((json as { slug?: unknown } | null)?.slug)

/**
 * PR-53 · Publishes a definition given as a file, once nothing is wrong with it. A procedure that the town did not have
 * stays closed until somebody has looked at it. The same file again changes nothing.
 */
export const importProcedure = async (ctx: AgentCtx, text: string): Promise<Published> => {
  const file = parsed(text)
  if (!file)
    return { ok: false, faults: ['Ce texte n’est pas du JSON : vérifiez les guillemets, les virgules et les accolades.'] }
  return noted(ctx, slugIn(file.json), async (tx, before) => {
    const published = await publish(tx, file.json)
    if (!published.ok) return published
    const { slug, version } = published
    if (!before) await setOpen(tx, slug, false)
    await trace(tx, { account: ctx.actor.account, action: 'procedures.import', subject: `demarche/${slug}/${version}` })
    return published
  })
}

/** PR-54 · Opens or closes a procedure: requests already started go on. @throws Absent */
export const openProcedure = (ctx: AgentCtx, slug: string, isOpen: boolean): Promise<void> =>
  noted(ctx, slug, async (tx) => {
    await setOpen(tx, slug, isOpen)
    await trace(tx, {
      account: ctx.actor.account,
      action: isOpen ? 'procedures.open' : 'procedures.close',
      subject: `demarche/${slug}`,
    })
  })
