import { CSV_TYPE, csv } from '#core/csv.ts'
import { type Day, daysBetween, isBefore, parisDay, schoolYearOf } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { type Activity, listActivities } from '#features/catalogue/index.ts'
import { listSchoolEnrolments } from '#features/enrolment/index.ts'
import { posted } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { file, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { page } from '#platform/http/page.ts'
import { countDays, freezeNow, isOpenOn } from '../../actions/count-days.ts'
import { agentPaths } from '../../agent-paths.ts'
import { compareCounts } from '../../domain/counts.ts'
import { weekOf } from '../../domain/month.ts'
import { permissions } from '../../permissions.ts'
import { childFacts } from '../../ports.ts'
import { listBooked, listFrozen, listFrozenCounts } from '../../store/lists.ts'
import { askedDay } from './days.tsx'
import { ListPage, ListsPage, WeekPage } from './lists.page.tsx'

const access = { for: 'agent', allow: permissions.lists } as const

/** The agent's own service first: the cook sees the meals, childcare its own activities. */
const ownFirst = (activities: readonly Activity[], service: number): Activity[] =>
  activities.toSorted((a, b) => Number(b.service === service) - Number(a.service === service))

export const activityOf = async (ctx: Ctx<Agent>, typed: string | undefined): Promise<Activity> => {
  const id = readId(typed)
  const found = (await listActivities(ctx.db)).find((activity) => activity.id === id)
  if (!found) throw new Absent(`activity ${typed}`)
  return found
}

export const listsPage = page({
  ...access,
  url: agentPaths.lists,
  get: async (ctx, input) => {
    const [day, today] = [askedDay(input.jour, ctx.now), parisDay(ctx.now)]
    const activities = ownFirst(await listActivities(ctx.db), ctx.actor.service)
    const frozen = await listFrozen(ctx.db, day, day)
    const now = await countDays(ctx.db, activities, day, day)
    const sent = await listFrozenCounts(ctx.db, day, day)
    const services = []
    const lines = []
    for (const [id, own] of Map.groupBy(activities, ({ service }) => service)) {
      const isOwn = ({ activity }: { activity: number }) => own.some((a) => a.id === activity)
      const found = frozen.find(({ service }) => service === id) ?? null
      lines.push(...compareCounts(now.filter(isOwn), found ? sent.filter(isOwn) : null))
      const isOpen = await isOpenOn(ctx.db, own, day)
      services.push({ id, name: own[0]!.serviceName, activities: own, frozen: found, isOpen })
    }
    return show(ListsPage, { day, today, services, lines, mayCall: mayDo.get()(ctx.actor, permissions.call) })
  },
})

const daysOfWeek = (day: Day): Day[] => {
  const { first, last } = weekOf(day)
  return daysBetween(first, last)
}

/** The days on which something may open, Monday first. */
const openWeekdays = (days: readonly Day[], activities: readonly Activity[]): Day[] =>
  days.filter((day) => activities.some(({ weekdays }) => weekdays.includes(day.dayOfWeek)))

export const weekPage = page({
  ...access,
  url: agentPaths.week,
  get: async (ctx, input) => {
    const days = daysOfWeek(askedDay(input.jour, ctx.now))
    const activities = ownFirst(await listActivities(ctx.db), ctx.actor.service)
    const lines = compareCounts(await countDays(ctx.db, activities, days[0]!, days.at(-1)!), null)
    const shown = openWeekdays(days, activities)
    return show(WeekPage, { days: shown.length > 0 ? shown : days, activities, lines })
  },
})

/** The week's counts, for a spreadsheet. */
export const countsFilePage = page({
  ...access,
  url: agentPaths.countsFile,
  get: async (ctx, input) => {
    const days = daysOfWeek(askedDay(input.jour, ctx.now))
    const activities = await listActivities(ctx.db)
    const nameOf = new Map(activities.map((a) => [a.id, a]))
    const lines = await countDays(ctx.db, activities, days[0]!, days.at(-1)!)
    const rows = lines.map((line) => {
      const { serviceName, name } = nameOf.get(line.activity)!
      return [line.day, serviceName, name, line.school || null, line.meal || null, line.children]
    })
    const heads = ['Date', 'Service', 'Activité', 'École', 'Menu', 'Enfants']
    return file(`effectifs-${days[0]}.csv`, CSV_TYPE, csv(heads, rows))
  },
})

export const freezePage = page({
  ...access,
  url: agentPaths.freeze,
  post: async (ctx, _input, body) => {
    const service = readId(posted(body, 'service'))
    const day = askedDay(posted(body, 'jour'), ctx.now)
    if (service === null) return goTo(agentPaths.lists)
    const sent = !isBefore(day, parisDay(ctx.now)) && (await freezeNow(ctx, ctx.actor.account, service, day))
    return goTo(agentPaths.listsOf(day), sent ? 'counts-sent' : undefined)
  },
})

/** AG-18 · Reading who is expected, with what is personal, is traced. */
export const listPage = page({
  ...access,
  url: agentPaths.list(':activite'),
  get: async (ctx, input) => {
    const activity = await activityOf(ctx, input.activite)
    const day = askedDay(input.jour, ctx.now)
    const booked = await listBooked(ctx.db, [activity.id], day, day)
    const ids = booked.map(({ child }) => child)
    const mayReadHealth = mayDo.get()(ctx.actor, permissions.health)
    const schools = new Map((await listSchoolEnrolments(ctx.db, ids, schoolYearOf(day))).map((e) => [e.child, e]))
    const facts = await childFacts.get()(ctx.db, ids)
    if (ids.length > 0 && !ctx.from.prefetch)
      await inTransaction(ctx, (tx) =>
        trace(tx, {
          account: ctx.actor.account,
          action: mayReadHealth ? 'lists.read-health' : 'lists.read',
          subject: `liste/${day}/${activity.id}`,
        }),
      )
    const children = booked.map(({ child, ...name }) => ({
      ...name,
      id: child,
      school: schools.get(child)?.schoolName ?? null,
      level: schools.get(child)?.levelName ?? null,
      facts: facts.get(child) ?? null,
    }))
    return show(ListPage, {
      activity,
      day,
      today: parisDay(ctx.now),
      children,
      mayReadHealth,
      mayCall: mayDo.get()(ctx.actor, permissions.call),
    })
  },
})
