import { ok, type Result, refuse } from '#core/result.ts'
import { plain } from '#core/text.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { describeType } from '../domain/described.ts'
import { getType, insertTypes, type TypeAttributes, updateType } from '../store/types.ts'

const noted = (name: string) => ({ theme: 'Types de justificatifs', name })

export type TypeRefusal = 'documents.type-exists' | 'documents.type-changed'

const slugOf = (name: string): string =>
  plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .padEnd(2, 'x')

/** DO-14 · A kind of paper more. @returns its name in addresses */
export const addType = (ctx: Ctx<Agent>, type: TypeAttributes): Promise<Result<string, TypeRefusal>> =>
  inTransaction(ctx, async (tx): Promise<Result<string, TypeRefusal>> => {
    const slug = slugOf(type.name)
    if ((await insertTypes(tx, [{ ...type, slug }])) === 0) return refuse('documents.type-exists')
    await noteChange(tx, ctx.actor.account, noted(type.name), null, describeType(type))
    await trace(tx, { account: ctx.actor.account, action: 'papers.add-type', subject: `type-de-justificatif/${slug}` })
    return ok(slug)
  })

/** DO-14 · Changes it for what comes: papers already accepted keep their last day. `revision`: the one that was read. */
export const changeType = (
  ctx: Ctx<Agent>,
  slug: string,
  revision: number,
  type: TypeAttributes,
): Promise<Result<null, TypeRefusal>> =>
  inTransaction(ctx, async (tx): Promise<Result<null, TypeRefusal>> => {
    await holdSettings(tx)
    const before = await getType(tx, slug)
    if (!(await updateType(tx, slug, revision, type))) return refuse('documents.type-changed')
    await noteChange(tx, ctx.actor.account, noted(before.name), describeType(before), describeType(type))
    await trace(tx, { account: ctx.actor.account, action: 'papers.change-type', subject: `type-de-justificatif/${slug}` })
    return ok(null)
  })
