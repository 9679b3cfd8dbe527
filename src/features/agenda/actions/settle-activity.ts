import { isBefore, parisDay, showDate } from '#core/days.ts'
import type { Described } from '#core/described.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { capital, plain } from '#core/text.ts'
import {
  type Activity,
  type ActivitySettings,
  insertActivity,
  listActivities,
  listEligibleLevels,
  listSchools,
  listServices,
  lockActivity,
  type School,
  type Service,
  updateActivity,
} from '#features/catalogue/index.ts'
import { trace } from '#platform/db/audit.ts'
import { brokenConstraint, type Db, inTransaction } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type CutOff, explainCutOff } from '../domain/cut-off.ts'
import { describeActivity } from '../domain/described.ts'
import { listBookedFrom } from '../store/bookings.ts'
import { insertRule, readCutOffs } from '../store/cut-offs.ts'

const slugOf = (text: string): string =>
  plain(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

const noted = ({ name, site }: Pick<ActivitySettings, 'name' | 'site'>) => ({
  theme: 'Activités',
  name: site === null ? name : `${name} (${site})`,
})

type Offer = { readonly services: readonly Service[]; readonly schools: readonly School[] }
const offerOf = async (db: Db): Promise<Offer> => ({ services: await listServices(db), schools: await listSchools(db) })

/** @throws Absent */
const described = (settings: ActivitySettings, { services, schools }: Offer): Described => {
  const service = services.find(({ id }) => id === settings.service)
  if (!service) throw new Absent(`service ${settings.service}`)
  const levels = schools.flatMap((school) =>
    school.levels
      .filter(({ code }) => settings.levels.some((one) => one.school === school.id && one.level === code))
      .map((level) => `${school.name}, ${level.name}`),
  )
  return describeActivity(settings, { service: service.name, levels })
}

/** @throws Absent */
const activityOf = async (db: Db, id: number): Promise<Activity> => {
  const found = (await listActivities(db)).find((activity) => activity.id === id)
  if (!found) throw new Absent(`activity ${id}`)
  return found
}

/** AG-24 · Adds an activity; it can be booked until the eve until somebody settles its cut-offs. */
export const addActivity = async (
  ctx: TownCtx,
  actor: number,
  settings: ActivitySettings,
): Promise<Result<number, 'agenda.activity-name-taken'>> => {
  try {
    return await inTransaction(ctx, async (tx) => {
      const id = await insertActivity(tx, slugOf(`${settings.name} ${settings.site ?? ''}`), settings)
      await noteChange(tx, actor, noted(settings), null, described(settings, await offerOf(tx)))
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
    await holdSettings(tx)
    if (!(await lockActivity(tx, id))) throw new Absent(`activity ${id}`)
    const before = await activityOf(tx, id)
    const levels = await listEligibleLevels(tx, [id])
    const booked = await listBookedFrom(tx, id, parisDay(ctx.now))
    const left = booked.filter(
      ({ day }) =>
        !settings.weekdays.includes(day.dayOfWeek) || (settings.closedFrom !== null && !isBefore(day, settings.closedFrom)),
    )
    const count = left.reduce((sum, { booked: n }) => sum + n, 0)
    if (count > 0) return refuse('agenda.still-booked', { count })
    await updateActivity(tx, id, settings)
    const offer = await offerOf(tx)
    await noteChange(tx, actor, noted(before), described({ ...before, levels }, offer), described(settings, offer))
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
    await holdSettings(tx)
    if (!(await lockActivity(tx, rule.activity))) throw new Absent(`activity ${rule.activity}`)
    const before = (await readCutOffs(tx, [rule.activity], rule.from))(rule.activity, rule.from)
    await insertRule(tx, rule)
    const what = rule.purpose === 'booking' ? 'Délai pour réserver' : 'Délai pour annuler'
    const said = (cutOff: CutOff) => ({
      [`${what}, pour les jours à partir du ${showDate(rule.from)}`]: capital(explainCutOff(cutOff)),
    })
    const of = noted(await activityOf(tx, rule.activity))
    await noteChange(tx, actor, of, said(before[rule.purpose]), said(rule.cutOff))
    await trace(tx, { account: actor, action: 'cut-offs.change', subject: `activite/${rule.activity}` })
  })
