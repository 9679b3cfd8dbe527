import { type Day, day, daysBetween, parisDay } from '#core/days.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { saveMenus } from '../../actions/save-menus.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { listMealTypes, menusBetween } from '../../store/menus.ts'
import { inputOf, weekForm } from './week.form.ts'
import { WeekPage } from './week.page.tsx'

/** Monday to Friday of the week asked for, this one when none is. @throws Absent when it is not a day */
const weekOf = (ctx: Ctx, input: Input): Day[] => {
  const asked = input.semaine
  if (asked !== undefined && !/^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(asked)) throw new Absent('not a day')
  let on: Day
  try {
    on = asked === undefined ? parisDay(ctx.now) : day(asked)
  } catch {
    throw new Absent('not a day')
  }
  const monday = on.subtract({ days: on.dayOfWeek - 1 })
  return daysBetween(monday, monday.add({ days: 4 }))
}

/** MN-1 · The menus of a week. */
export const weekPage = page({
  url: paths.week,
  for: 'agent',
  allow: permissions.write,
  get: async (ctx, input) => {
    const days = weekOf(ctx, input)
    const mealTypes = await listMealTypes(ctx.db)
    const menus = await menusBetween(ctx.db, days[0]!, days.at(-1)!)
    const known = Object.fromEntries(menus.map((menu) => [inputOf(menu.day, menu.mealType), menu.dishes]))
    const form = weekForm(days, mealTypes).blank(known)
    return show(WeekPage, { form, days: days.map((day) => ({ day, inputs: mealTypes.map(({ id }) => inputOf(day, id)) })) })
  },
  post: async (ctx, input, body) => {
    const days = weekOf(ctx, input)
    const mealTypes = await listMealTypes(ctx.db)
    const form = weekForm(days, mealTypes).read(body)
    const shown = days.map((day) => ({ day, inputs: mealTypes.map(({ id }) => inputOf(day, id)) }))
    if (!form.ok) return show(WeekPage, { form, days: shown }, 422)
    const menus = days.flatMap((day) =>
      mealTypes.map(({ id }) => ({ day, mealType: id, dishes: form.values[inputOf(day, id)] ?? '' })),
    )
    await saveMenus(ctx, ctx.actor.account, menus)
    return goTo(paths.weekOf(days[0]!), 'menus.saved')
  },
})
