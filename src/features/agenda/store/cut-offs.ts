import { type Day, isAfter } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'
import type { CutOff, CutOffs } from '../domain/cut-off.ts'

const NO_LIMIT: CutOff = { kind: 'none' }

/** The rules of these activities, ready to be asked for any day up to `last`: the latest one in force that day. */
export const readCutOffs = async (
  db: Db,
  activities: readonly number[],
  last: Day,
): Promise<(activity: number, day: Day) => CutOffs> => {
  const rows =
    activities.length === 0
      ? []
      : await db
          .selectFrom('cut_off_rule')
          .select(['activity_id', 'purpose', 'kind', 'days_before', 'at_time', 'valid_from'])
          .where('activity_id', 'in', [...activities])
          .where('valid_from', '<=', last)
          .orderBy('valid_from', 'desc')
          .execute()
  const ruleAt = (activity: number, purpose: string, day: Day): CutOff => {
    const rule = rows.find((row) => row.activity_id === activity && row.purpose === purpose && !isAfter(row.valid_from, day))
    return rule?.kind === 'days_before' ? { kind: 'days_before', days: rule.days_before!, at: rule.at_time! } : NO_LIMIT
  }
  return (activity, day) => ({ booking: ruleAt(activity, 'booking', day), cancelling: ruleAt(activity, 'cancelling', day) })
}
