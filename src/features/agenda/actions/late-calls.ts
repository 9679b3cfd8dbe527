import { parisDay } from '#core/days.ts'
import { plural } from '#core/text.ts'
import type { Db } from '#platform/db/database.ts'
import type { WorkItem } from '#platform/feature.ts'
import { agentPaths } from '../agent-paths.ts'
import { permissions } from '../permissions.ts'
import { listNotCalled } from '../store/attendance.ts'

/** AG-13 · The desk says how many roll-calls of the last week are not finished. */
export const lateCalls = async (db: Db, now: Temporal.Instant): Promise<WorkItem[]> => {
  const today = parisDay(now)
  const late = await listNotCalled(db, today.subtract({ days: 7 }), today.subtract({ days: 1 }))
  if (late.length === 0) return []
  const label = plural(late.length, 'appel à terminer', 'appels à terminer')
  return [{ label, url: agentPaths.calls, count: late.length, permission: permissions.call }]
}
