import { listServices } from '#features/catalogue/index.ts'
import { listTypes } from '#features/documents/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { lint } from '../domain/lint.ts'
import { isKnownProcedure, setOpen } from '../store/versions.ts'
import type { AgentCtx } from './process-gesture.ts'
import { publishProcedure } from './publish-procedure.ts'

export type Imported =
  | { readonly ok: true; readonly slug: string; readonly version: number }
  | { readonly ok: false; readonly faults: readonly string[] }

const parsed = (text: string): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return null
  }
}

/**
 * PR-53 · Publishes a definition given as a file, once nothing is wrong with it. A procedure that the town did not have
 * stays closed until somebody has looked at it. The same file again changes nothing.
 */
export const importProcedure = async (ctx: AgentCtx, text: string): Promise<Imported> => {
  const file = parsed(text)
  if (!file)
    return { ok: false, faults: ['Ce texte n’est pas du JSON : vérifiez les guillemets, les virgules et les accolades.'] }
  const services = (await listServices(ctx.db)).map(({ slug }) => slug)
  const papers = (await listTypes(ctx.db)).map(({ slug }) => slug)
  const linted = lint(file.json, { services, papers })
  if (!linted.ok) return linted
  const { slug } = linted.definition
  const isNew = !(await isKnownProcedure(ctx.db, slug))
  const version = await publishProcedure(ctx, file.json)
  await inTransaction(ctx, async (tx) => {
    if (isNew) await setOpen(tx, slug, false)
    await trace(tx, { account: ctx.actor.account, action: 'procedures.import', subject: `demarche/${slug}/${version}` })
  })
  return { ok: true, slug, version }
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
