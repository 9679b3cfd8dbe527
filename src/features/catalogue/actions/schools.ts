import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { brokenConstraint, inTransaction } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { describeSchool } from '../domain/described.ts'
import { listSchools, type SchoolSettings, writeSchool } from '../store/schools.ts'

/** CT-9 · Adds a school (`id` null), or changes it. A level that a child or an activity has is not taken away. */
export const saveSchool = async (
  ctx: TownCtx,
  actor: number,
  id: number | null,
  settings: SchoolSettings,
): Promise<Result<null, 'catalogue.school-name-taken' | 'catalogue.level-in-use'>> => {
  try {
    return await inTransaction(ctx, async (tx) => {
      await holdSettings(tx)
      const known = (await listSchools(tx)).find((s) => s.id === id)
      const school = await writeSchool(tx, id, settings)
      const before = known ? describeSchool({ ...known, levels: known.levels.map(({ code }) => code) }) : null
      const of = { theme: 'Écoles', name: known?.name ?? settings.name }
      await noteChange(tx, actor, of, before, describeSchool(settings))
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
