import { sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { changeYear, copyLastYear } from '../../actions/manage.ts'
import { cataloguePaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { catalogueRefusals } from '../../refusals.ts'
import { listSchoolYears } from '../../store/calendar.ts'
import { yearForm } from './years.form.ts'
import { YearPage, YearsPage } from './years.page.tsx'

const access = { for: 'agent', allow: permissions.manage } as const

export const yearsPage = page({
  ...access,
  url: cataloguePaths.years,
  get: async (ctx) => show(YearsPage, { years: await listSchoolYears(ctx.db) }),
})

export const copyYearPage = page({
  ...access,
  url: cataloguePaths.copyYear,
  post: async (ctx) => {
    await copyLastYear(ctx, ctx.actor.account)
    return goTo(cataloguePaths.years, 'year-copied')
  },
})

const yearOf = async (ctx: TownCtx, typed: string | undefined) => {
  const found = (await listSchoolYears(ctx.db)).find(({ firstYear }) => String(firstYear) === typed)
  if (!found) throw new Absent(`school year ${typed}`)
  return found
}

export const yearPage = page({
  ...access,
  url: cataloguePaths.year(':annee'),
  get: async (ctx, input) => {
    const { firstYear, firstDay, lastDay } = await yearOf(ctx, input.annee)
    return show(YearPage, { firstYear, form: yearForm.blank({ du: firstDay, au: lastDay }) })
  },
  post: async (ctx, input, body) => {
    const { firstYear } = await yearOf(ctx, input.annee)
    const form = yearForm.read(body)
    if (!form.ok) return show(YearPage, { firstYear, form }, 422)
    const { du, au } = form.values
    const done = await changeYear(ctx, ctx.actor.account, { firstYear, firstDay: du, lastDay: au })
    if (!done.ok) return show(YearPage, { firstYear, form: form.refused(sentenceOf(catalogueRefusals, done)) }, 409)
    return goTo(cataloguePaths.years, 'year-saved')
  },
})
