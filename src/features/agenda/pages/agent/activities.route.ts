import { type Day, daysBetween, parisDay, schoolYearOf } from '#core/days.ts'
import {
  type Activity,
  listActivities,
  listClosures,
  listEligibleLevels,
  listSchools,
  listSchoolYears,
  listServices,
  openDay,
} from '#features/catalogue/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { addActivity, changeActivity, settleCutOff } from '../../actions/settle-activity.ts'
import { agentPaths } from '../../agent-paths.ts'
import type { CutOffs } from '../../domain/cut-off.ts'
import { permissions } from '../../permissions.ts'
import { agendaRefusals } from '../../refusals.ts'
import { readCutOffs } from '../../store/cut-offs.ts'
import { activityForm, settingsOf, writtenOf } from './activities.form.ts'
import { ActivitiesPage, ActivityPage, CutOffPage } from './activities.page.tsx'
import { type CutOffForm, cutOffForm, cutOffOf } from './cut-off.form.ts'
import { activityOf } from './lists.route.ts'

const access = { for: 'agent', allow: permissions.settle } as const

export const activitiesPage = page({
  ...access,
  url: agentPaths.activities,
  get: async (ctx) => {
    const activities = await listActivities(ctx.db)
    const today = parisDay(ctx.now)
    const ids = activities.map(({ id }) => id)
    const at = await readCutOffs(ctx.db, ids, today)
    return show(ActivitiesPage, { activities, cutOffs: new Map(ids.map((id) => [id, at(id, today)])) })
  },
})

const formOf = async (ctx: Ctx<Agent>) => activityForm(await listServices(ctx.db), await listSchools(ctx.db))

export const newActivityPage = page({
  ...access,
  url: agentPaths.newActivity,
  get: async (ctx) => {
    const form = (await formOf(ctx)).blank({ inscription: 'oui', decouvert: 'warn' })
    return show(ActivityPage, { form, title: 'Ajouter une activité', id: null })
  },
  post: async (ctx, _input, body) => {
    const form = (await formOf(ctx)).read(body)
    const shown = { title: 'Ajouter une activité', id: null }
    if (!form.ok) return show(ActivityPage, { form, ...shown }, 422)
    const done = await addActivity(ctx, ctx.actor.account, settingsOf(form.values))
    if (!done.ok) return show(ActivityPage, { form: form.faulty('nom', sentenceOf(agendaRefusals, done)), ...shown }, 422)
    return goTo(agentPaths.cutOffs(done.value), 'activity-saved')
  },
})

export const activityPage = page({
  ...access,
  url: agentPaths.activity(':activite'),
  get: async (ctx, input) => {
    const activity = await activityOf(ctx, input.activite)
    const levels = await listEligibleLevels(ctx.db, [activity.id])
    const form = (await formOf(ctx)).blank(writtenOf(activity, levels))
    return show(ActivityPage, { form, title: 'Modifier une activité', id: activity.id })
  },
  post: async (ctx, input, body) => {
    const { id } = await activityOf(ctx, input.activite)
    const form = (await formOf(ctx)).read(body)
    const shown = { title: 'Modifier une activité', id }
    if (!form.ok) return show(ActivityPage, { form, ...shown }, 422)
    const done = await changeActivity(ctx, ctx.actor.account, id, settingsOf(form.values))
    if (!done.ok) return show(ActivityPage, { form: form.refused(sentenceOf(agendaRefusals, done)), ...shown }, 409)
    return goTo(agentPaths.activities, 'activity-saved')
  },
})

const HOW_MANY = 10
const WITHIN_DAYS = 60

/** The next days on which it opens: what a rule is shown with. */
const nextDays = async (ctx: Ctx<Agent>, activity: Activity): Promise<Day[]> => {
  const first = parisDay(ctx.now).add({ days: 1 })
  const last = first.add({ days: WITHIN_DAYS })
  const years = await listSchoolYears(ctx.db)
  const closures = await listClosures(ctx.db, first, last)
  const yearOf = (day: Day) => years.find(({ firstYear }) => firstYear === schoolYearOf(day)) ?? null
  return daysBetween(first, last)
    .filter((day) => openDay(activity, closures, yearOf(day), day).open)
    .slice(0, HOW_MANY)
}

const showCutOffs = async (
  ctx: Ctx<Agent>,
  activity: Activity,
  form: CutOffForm,
  tried: Partial<CutOffs> = {},
  status: 200 | 422 = 200,
): Promise<Answer> => {
  const examples = await nextDays(ctx, activity)
  const day = examples[0] ?? parisDay(ctx.now)
  const at = await readCutOffs(ctx.db, [activity.id], day)
  return show(CutOffPage, { activity, cutOffs: { ...at(activity.id, day), ...tried }, examples, form }, status)
}

/** AG-2 · «Voir les exemples» shows what a rule would give; nothing is kept before «Enregistrer le délai». */
export const cutOffsPage = page({
  ...access,
  url: agentPaths.cutOffs(':activite'),
  get: async (ctx, input) => {
    const activity = await activityOf(ctx, input.activite)
    return showCutOffs(ctx, activity, cutOffForm.blank({ depuis: parisDay(ctx.now).add({ days: 1 }) }))
  },
  post: async (ctx, input, body) => {
    const activity = await activityOf(ctx, input.activite)
    const form = cutOffForm.read(body)
    if (!form.ok) return showCutOffs(ctx, activity, form, {}, 422)
    const cutOff = cutOffOf(form.values)
    const purpose = form.values.pour === 'booking' ? 'booking' : 'cancelling'
    if (posted(body, 'geste') !== 'enregistrer') return showCutOffs(ctx, activity, form, { [purpose]: cutOff })
    await settleCutOff(ctx, ctx.actor.account, { activity: activity.id, purpose, cutOff, from: form.values.depuis })
    return goTo(agentPaths.cutOffs(activity.id), 'cut-off-saved')
  },
})
