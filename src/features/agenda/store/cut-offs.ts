import { type Day, isAfter } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import type { CutOff, CutOffs } from '../domain/cut-off.ts'

const NO_LIMIT: CutOff = { kind: 'none' }

type Row = { readonly kind: string; readonly days_before: number | null; readonly at_time: Temporal.PlainTime | null }
const cutOffOf = ({ kind, days_before, at_time }: Row): CutOff =>
  kind === 'days_before' ? { kind, days: days_before!, at: at_time! } : NO_LIMIT

/** Every rule in force on a day up to `last`, newest first. */
const listRules = settled(async (db: Db, activities: readonly number[], last: Day) => {
  if (activities.length === 0) return []
  const rows = await db
    .selectFrom('cut_off_rule')
    .select(['activity_id', 'purpose', 'kind', 'days_before', 'at_time', 'valid_from'])
    .where('activity_id', 'in', [...activities])
    .where('valid_from', '<=', last)
    .orderBy('valid_from', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, cutOff: cutOffOf(row) }))
})

/** The rules of these activities, ready to be asked for any day up to `last`: the latest one in force that day. */
export const readCutOffs = async (
  db: Db,
  activities: readonly number[],
  last: Day,
): Promise<(activity: number, day: Day) => CutOffs> => {
  const rules = await listRules(db, activities, last)
  const ruleAt = (activity: number, purpose: string, day: Day): CutOff =>
    rules.find((rule) => rule.activity_id === activity && rule.purpose === purpose && !isAfter(rule.valid_from, day))?.cutOff ??
    NO_LIMIT
  return (activity, day) => ({ booking: ruleAt(activity, 'booking', day), cancelling: ruleAt(activity, 'cancelling', day) })
}
