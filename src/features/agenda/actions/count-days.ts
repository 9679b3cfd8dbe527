import { type Day, isBefore, parisDay, parisInstant, schoolYearOf } from '#core/days.ts'
import { type Activity, getService, listActivities, listClosures, listSchoolYears, openDay } from '#features/catalogue/index.ts'
import { listSchoolEnrolments } from '#features/enrolment/index.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction, type Tx } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { type CountLine, compareCounts, countLines } from '../domain/counts.ts'
import { countsLetter } from '../mails/counts.ts'
import { childFacts } from '../ports.ts'
import { type ListSetting, listBooked, listFrozenCounts, listSettings, replaceCounts, writeFrozen } from '../store/lists.ts'

/** How many children, by school and meal, between two days of one school year; three questions whatever the days. */
export const countDays = async (db: Db, activities: readonly Activity[], first: Day, last: Day): Promise<CountLine[]> => {
  const booked = await listBooked(
    db,
    activities.map(({ id }) => id),
    first,
    last,
  )
  const children = [...new Set(booked.map(({ child }) => child))]
  const schools = new Map((await listSchoolEnrolments(db, children, schoolYearOf(first))).map((e) => [e.child, e.schoolName]))
  const facts = await childFacts.get()(db, children)
  return countLines(
    booked.map(({ child, activity, day }) => ({
      activity,
      day,
      school: schools.get(child) ?? '',
      meal: facts.get(child)?.meal ?? '',
    })),
  )
}

/** Is one of these activities open that day? */
export const isOpenOn = async (db: Db, activities: readonly Activity[], day: Day): Promise<boolean> => {
  const closures = await listClosures(db, day, day)
  const year = (await listSchoolYears(db)).find(({ firstYear }) => firstYear === schoolYearOf(day)) ?? null
  return activities.some((activity) => openDay(activity, closures, year, day).open)
}

const freeze = async (tx: Tx, ctx: TownCtx, setting: ListSetting, day: Day, again: boolean): Promise<boolean> => {
  const activities = await listActivities(tx, setting.service)
  const before = again ? (await listFrozenCounts(tx, day, day)).filter((l) => activities.some((a) => a.id === l.activity)) : []
  if (!(await writeFrozen(tx, { service: setting.service, day, sentTo: setting.email }, again))) return false
  const lines = await countDays(tx, activities, day, day)
  await replaceCounts(tx, setting.service, day, lines)
  const service = await getService(tx, setting.service)
  await post(
    tx,
    countsLetter({
      to: setting.email,
      service: service.name,
      day,
      lines: compareCounts(lines, before.length > 0 ? before : null),
      activities,
      town: ctx.town,
    }),
  )
  return true
}

/**
 * AG-17 · Freezes and sends the counts whose hour has come: once per service and day, whatever happens between two runs. Days
 * on which the service is closed have none.
 */
export const freezeDueLists = async (ctx: TownCtx): Promise<void> => {
  const today = parisDay(ctx.now)
  for (const setting of await listSettings(ctx.db)) {
    const activities = await listActivities(ctx.db, setting.service)
    for (let ahead = 0; ahead <= setting.daysBefore; ahead++) {
      const day = today.add({ days: ahead })
      const due = parisInstant(day.subtract({ days: setting.daysBefore }), setting.at)
      if (Temporal.Instant.compare(ctx.now, due) < 0 || !(await isOpenOn(ctx.db, activities, day))) continue
      await inTransaction(ctx, (tx) => freeze(tx, ctx, setting, day, false))
    }
  }
}

/** AG-17 · Freezes and sends now, or again with what changed since. @returns whether the service has where to send it */
export const freezeNow = (ctx: TownCtx, actor: number, service: number, day: Day): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    if (isBefore(day, parisDay(ctx.now))) return false
    const found = await getService(tx, service)
    const setting = (await listSettings(tx)).find((s) => s.service === service) ?? {
      service,
      at: Temporal.PlainTime.from('00:00'),
      daysBefore: 0,
      email: found.email,
    }
    await trace(tx, { account: actor, action: 'lists.freeze', subject: `effectifs/${day}/${service}` })
    return freeze(tx, ctx, setting, day, true)
  })
