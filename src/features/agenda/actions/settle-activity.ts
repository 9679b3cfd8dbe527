import { isBefore, parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { plain } from '#core/text.ts'
import { type ActivitySettings, insertActivity, lockActivity, updateActivity } from '#features/catalogue/index.ts'
import { trace } from '#platform/db/audit.ts'
import { brokenConstraint, inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import type { CutOff } from '../domain/cut-off.ts'
import { listBookedFrom } from '../store/bookings.ts'
import { insertRule } from '../store/cut-offs.ts'

const slugOf = (text: string): string =>
  plain(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** AG-24 · Adds an activity; it can be booked until the eve until somebody settles its cut-offs. */
export const addActivity = async (
  ctx: TownCtx,
  actor: number,
  settings: ActivitySettings,
): Promise<Result<number, 'agenda.activity-name-taken'>> => {
  try {
    return await inTransaction(ctx, async (tx) => {
      const id = await insertActivity(tx, slugOf(`${settings.name} ${settings.site ?? ''}`), settings)
      await trace(tx, { account: actor, action: 'activities.add', subject: `activite/${id}` })
      return ok(id)
    })
  } catch (error) {
    if (brokenConstraint(error) === 'activity_slug_key') return refuse('agenda.activity-name-taken')
    throw error
  }
}

/**
 * AG-24 · Changes an activity. What is booked stays: weekdays and an end that would leave bookings on days no longer open are
 * refused, since closing those days tells the families.
 */
export const changeActivity = (
  ctx: TownCtx,
  actor: number,
  id: number,
  settings: ActivitySettings,
): Promise<Result<null, 'agenda.still-booked'>> =>
  inTransaction(ctx, async (tx) => {
    if (!(await lockActivity(tx, id))) throw new Absent(`activity ${id}`)
    const booked = await listBookedFrom(tx, id, parisDay(ctx.now))
    const left = booked.filter(
      ({ day }) =>
        !settings.weekdays.includes(day.dayOfWeek) || (settings.closedFrom !== null && !isBefore(day, settings.closedFrom)),
    )
    const count = left.reduce((sum, { booked: n }) => sum + n, 0)
    if (count > 0) return refuse('agenda.still-booked', { count })
    await updateActivity(tx, id, settings)
    await trace(tx, { account: actor, action: 'activities.change', subject: `activite/${id}` })
    return ok(null)
  })

/** AG-2 · From that day of service on, this activity is booked, or cancelled, until then. */
export const settleCutOff = (
  ctx: TownCtx,
  actor: number,
  rule: {
    readonly activity: number
    readonly purpose: 'booking' | 'cancelling'
    readonly cutOff: CutOff
    readonly from: Temporal.PlainDate
  },
): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (!(await lockActivity(tx, rule.activity))) throw new Absent(`activity ${rule.activity}`)
    await insertRule(tx, rule)
    await trace(tx, { account: actor, action: 'cut-offs.change', subject: `activite/${rule.activity}` })
  })
