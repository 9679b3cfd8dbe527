import { parisDay, schoolYearOf } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { getClosure, listActivities, listClosureRows, listSchoolYears } from '#features/catalogue/index.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { isUndoable, reopenDays } from '../../actions/close-days.ts'
import { agentPaths } from '../../agent-paths.ts'
import { permissions } from '../../permissions.ts'
import { countClosed } from '../../store/closing.ts'
import { CalendarPage, ClosurePage } from './calendar.page.tsx'

const access = { for: 'agent', allow: permissions.close } as const

/** The closed days of a school year: holidays, public holidays, exceptional closures. */
export const calendarPage = page({
  ...access,
  url: agentPaths.calendar,
  get: async (ctx, input) => {
    const years = await listSchoolYears(ctx.db)
    const asked = Number(input.annee ?? schoolYearOf(parisDay(ctx.now)))
    const year = years.find(({ firstYear }) => firstYear === asked) ?? years.at(-1)
    if (!year) throw new Absent('a school year')
    const first = Temporal.PlainDate.from({ year: year.firstYear, month: 8, day: 1 })
    const closures = await listClosureRows(ctx.db, first, first.add({ years: 1 }).subtract({ days: 1 }))
    const counts = await countClosed(
      ctx.db,
      closures.map(({ id }) => id),
    )
    return show(CalendarPage, { years, year, closures, activities: await listActivities(ctx.db), counts })
  },
})

const idOf = (typed: string | undefined): number => {
  const id = readId(typed)
  if (id === null) throw new Absent('a closure without a number')
  return id
}

export const closurePage = page({
  ...access,
  url: agentPaths.closure(':fermeture'),
  get: async (ctx, { fermeture }) => {
    const closure = await getClosure(ctx.db, idOf(fermeture))
    const counts = (await countClosed(ctx.db, [closure.id])).get(closure.id) ?? { cancelled: 0, restored: 0 }
    const activities = await listActivities(ctx.db)
    return show(ClosurePage, { closure, activities, ...counts, isUndoable: isUndoable(closure, ctx.now) })
  },
  post: async (ctx, { fermeture }) => {
    const id = idOf(fermeture)
    const restored = await reopenDays(ctx, ctx.actor.account, id)
    return goTo(agentPaths.closure(id), { code: 'days-reopened', data: { restored } })
  },
})
