import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { brokenConstraint, inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { type SchoolSettings, writeSchool } from '../store/schools.ts'

/** CT-9 · Adds a school (`id` null), or changes it. A level that a child or an activity has is not taken away. */
export const saveSchool = async (
  ctx: TownCtx,
  actor: number,
  id: number | null,
  settings: SchoolSettings,
): Promise<Result<null, 'catalogue.school-name-taken' | 'catalogue.level-in-use'>> => {
  try {
    return await inTransaction(ctx, async (tx) => {
      const school = await writeSchool(tx, id, settings)
      await trace(tx, { account: actor, action: id === null ? 'schools.add' : 'schools.change', subject: `ecole/${school}` })
      return ok(null)
    })
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'school_name_key') return refuse('catalogue.school-name-taken')
    if (broken?.endsWith('_fkey')) return refuse('catalogue.level-in-use')
    throw error
  }
}
