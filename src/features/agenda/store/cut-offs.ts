import { type Day, isAfter } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import type { CutOff, CutOffs } from '../domain/cut-off.ts'

const NO_LIMIT: CutOff = { kind: 'none' }

type Row = {
  readonly kind: string
  readonly days_before: number | null
  readonly at_time: Temporal.PlainTime | null
  readonly skipped_weekdays: number[]
  readonly skips_public_holidays: boolean
  readonly weekday: number | null
  readonly weeks_before: number | null
  readonly day_of_month: number | null
}
/** The columns of a kind are all there: the table checks it. */
const cutOffOf = (row: Row): CutOff => {
  const at = row.at_time!
  switch (row.kind) {
    case 'days_before':
      return {
        kind: 'days_before',
        days: row.days_before!,
        at,
        skipped: row.skipped_weekdays,
        skipsPublicHolidays: row.skips_public_holidays,
      }
    case 'weekday_before':
      return { kind: 'weekday_before', weekday: row.weekday!, weeks: row.weeks_before as 1 | 2, at }
    case 'month_before':
      return { kind: 'month_before', dayOfMonth: row.day_of_month!, at }
    default:
      return NO_LIMIT
  }
}

/** Every rule in force on a day up to `last`, newest first. */
const listRules = settled(async (db: Db, activities: readonly number[], last: Day) => {
  if (activities.length === 0) return []
  const rows = await db
    .selectFrom('cut_off_rule')
    .select([
      'activity_id',
      'purpose',
      'kind',
      'days_before',
      'at_time',
      'skipped_weekdays',
      'skips_public_holidays',
      'weekday',
      'weeks_before',
      'day_of_month',
      'valid_from',
    ])
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
  // One object for the days that the same rules decide: they are compared and explained once.
  const before = new Map<number, CutOffs>()
  return (activity, day) => {
    const found = { booking: ruleAt(activity, 'booking', day), cancelling: ruleAt(activity, 'cancelling', day) }
    const same = before.get(activity)
    if (same?.booking === found.booking && same.cancelling === found.cancelling) return same
    before.set(activity, found)
    return found
  }
}

type NewRule = {
  readonly activity: number
  readonly purpose: 'booking' | 'cancelling'
  readonly cutOff: CutOff
  readonly from: Day
}

/** Written again for the same first day, a rule takes the place of the former one. */
export const insertRule = async (tx: Tx, { activity, purpose, cutOff, from }: NewRule): Promise<void> => {
  const values = {
    kind: cutOff.kind,
    days_before: cutOff.kind === 'days_before' ? cutOff.days : null,
    skipped_weekdays: cutOff.kind === 'days_before' ? [...(cutOff.skipped ?? [])] : [],
    skips_public_holidays: cutOff.kind === 'days_before' && cutOff.skipsPublicHolidays === true,
    weekday: cutOff.kind === 'weekday_before' ? cutOff.weekday : null,
    weeks_before: cutOff.kind === 'weekday_before' ? cutOff.weeks : null,
    day_of_month: cutOff.kind === 'month_before' ? cutOff.dayOfMonth : null,
    at_time: cutOff.kind === 'none' ? null : cutOff.at,
  }
  await tx
    .insertInto('cut_off_rule')
    .values({ activity_id: activity, purpose, valid_from: from, ...values })
    .onConflict((c) => c.columns(['activity_id', 'purpose', 'valid_from']).doUpdateSet(values))
    .execute()
}
