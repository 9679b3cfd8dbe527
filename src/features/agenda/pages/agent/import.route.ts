import type { Body } from '#core/body.ts'
import { parisDay, schoolYearOf } from '#core/days.ts'
import { plain } from '#core/text.ts'
import { type Closure, type ClosureRow, listClosureRows, listSchoolYears, type SchoolYear } from '#features/catalogue/index.ts'
import { withChosenText } from '#forms/chosen-text.ts'
import { form, posted, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { closeDays } from '../../actions/close-days.ts'
import { consequencesOf } from '../../actions/preview-closing.ts'
import { agentPaths } from '../../agent-paths.ts'
import { type Holidays, planImport, readHolidays, type Zone } from '../../domain/holidays.ts'
import { permissions } from '../../permissions.ts'
import { agendaRefusals } from '../../refusals.ts'
import { ImpactPage } from './closing.page.tsx'
import { importForm } from './import.form.ts'
import { ImportPage } from './import.page.tsx'

const access = { for: 'agent', allow: permissions.close } as const

type Planned = {
  readonly closures: readonly Closure[]
  readonly replaced: readonly ClosureRow[]
  readonly years: readonly SchoolYear[]
}

/** The year ends on the eve of the summer holidays, when the file says when these begin. */
const settledYear = (year: SchoolYear, holidays: readonly Holidays[]): SchoolYear => {
  const summer = holidays.find(
    (h) => /ete\b/.test(plain(h.label)) && schoolYearOf(h.firstDay) === year.firstYear && h.firstDay.month < 8,
  )
  return summer ? { ...year, lastDay: summer.firstDay.subtract({ days: 1 }) } : year
}

const planOf = async (ctx: Ctx<Agent>, holidays: readonly Holidays[]): Promise<Planned> => {
  const first = holidays[0]!.firstDay.subtract({ years: 1 })
  const last = holidays.at(-1)!.lastDay.add({ years: 1 })
  const known = await listClosureRows(ctx.db, first, last)
  const plan = planImport(holidays, known, parisDay(ctx.now))
  const years = (await listSchoolYears(ctx.db)).filter(({ firstYear }) => plan.years.includes(firstYear))
  return {
    closures: plan.add.map((h) => ({ ...h, kind: 'vacances' })),
    replaced: known.filter(({ id }) => plan.replaced.some((k) => k.id === id)),
    years: years.map((year) => settledYear(year, holidays)),
  }
}

type Read = { readonly ok: true; readonly plan: Planned } | { readonly ok: false; readonly answer: Answer }

const read = async (ctx: Ctx<Agent>, body: Body): Promise<Read> => {
  const form = importForm.read(body)
  if (!form.ok) return { ok: false, answer: show(ImportPage, { form }, 422) }
  const holidays = readHolidays(form.values.contenu, form.values.zone as Zone)
  if (!holidays.ok)
    return { ok: false, answer: show(ImportPage, { form: form.faulty('contenu', sentenceOf(agendaRefusals, holidays)) }, 422) }
  const plan = await planOf(ctx, holidays.value)
  if (plan.closures.length === 0 && plan.replaced.length === 0)
    return { ok: false, answer: goTo(agentPaths.calendar, 'holidays-same') }
  return { ok: true, plan }
}

const showImpact = async (ctx: Ctx<Agent>, plan: Planned, body: Body, refused?: string): Promise<Answer> =>
  show(
    ImpactPage,
    {
      ...(await consequencesOf(ctx, plan.closures)),
      replaced: plan.replaced,
      body,
      formKey: newKey(),
      action: agentPaths.saveImport,
      backTo: agentPaths.importHolidays,
      form: refused === undefined ? undefined : form({}).blank().refused(refused),
    },
    refused === undefined ? 200 : 409,
  )

export const importPage = page({
  ...access,
  url: agentPaths.importHolidays,
  takesFiles: 'text',
  get: () => show(ImportPage, { form: importForm.blank() }),
  post: async (ctx, _input, sent) => {
    const body = withChosenText(sent, 'fichier', 'contenu')
    const found = await read(ctx, body)
    return found.ok ? showImpact(ctx, found.plan, body) : found.answer
  },
})

export const importSavePage = page({
  ...access,
  url: agentPaths.saveImport,
  post: async (ctx, _input, body) => {
    const found = await read(ctx, body)
    if (!found.ok) return found.answer
    const { closures, replaced, years } = found.plan
    const done = await closeDays(ctx, ctx.actor.account, {
      closures,
      replaced: replaced.map(({ id }) => id),
      years,
      seen: posted(body, 'vu'),
      formKey: keyOf(body),
    })
    if (!done.ok) return showImpact(ctx, found.plan, body, sentenceOf(agendaRefusals, done))
    return goTo(agentPaths.calendarOf(years[0]?.firstYear ?? schoolYearOf(parisDay(ctx.now))), {
      code: 'holidays-imported',
      data: { periods: closures.length, bookings: done.value.bookings },
    })
  },
})
