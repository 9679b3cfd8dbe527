import { type Day, isAfter, parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { listActivities, listClosures, listSchoolYears } from '#features/catalogue/index.ts'
import { type Child, listChildren } from '#features/family/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { carriedKey, newKey } from '#forms/key.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { changeGroup, readGroup, reviewGroup, undoGroup } from '../../actions/change-group.ts'
import { type GroupWish, isUndoable, obstaclesOf, UNDO_MINUTES } from '../../domain/group.ts'
import { agendaPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { agendaRefusals } from '../../refusals.ts'
import { ALL_WEEKS, type GroupForm, groupForm, periodFault, wishOf } from './group.form.ts'
import { GroupDonePage, GroupPage, GroupReviewPage, type Preset } from './group.page.tsx'

const access = { for: 'citizen', allow: permissions.book } as const

/** Whom this guardian may book for, what for, and until when the town's calendar suggests to. */
const gather = async (ctx: Ctx<Citizen>) => {
  const children = await listChildren(ctx.db, ctx.actor.person, 'book')
  const activities = await listActivities(ctx.db)
  return { children, activities, form: groupForm(children, activities), presets: await presetsOf(ctx) }
}

const presetsOf = async (ctx: Ctx<Citizen>): Promise<Preset[]> => {
  const tomorrow = parisDay(ctx.now).add({ days: 1 })
  const year = (await listSchoolYears(ctx.db)).find(({ lastDay }) => !isAfter(tomorrow, lastDay))
  if (!year) return []
  const holidays = (await listClosures(ctx.db, tomorrow, year.lastDay)).find(
    (closure) => closure.kind === 'vacances' && isAfter(closure.firstDay, tomorrow),
  )
  const eve = holidays?.firstDay.subtract({ days: 1 })
  return [
    ...(eve ? [{ value: 'vacances' as const, label: 'Jusqu’aux vacances', last: eve }] : []),
    { value: 'annee', label: 'Jusqu’à la fin de l’année scolaire', last: year.lastDay },
  ]
}

/** The child that the address names, if it does. @throws Absent for one that this guardian may not book for */
const askedChild = (children: readonly Child[], input: Input): number | null => {
  if (input.personne === undefined) return null
  const id = readId(input.personne)
  if (!children.some((child) => child.id === id)) throw new Absent('not a child to book for')
  return id
}

const blankOf = async (ctx: Ctx<Citizen>, input: Input): Promise<Answer> => {
  const { children, form, presets } = await gather(ctx)
  const asked = askedChild(children, input)
  const chosen = children.length === 1 ? children : children.filter(({ id }) => id === asked)
  const known = {
    usagers: chosen.map(({ id }) => String(id)),
    du: parisDay(ctx.now).add({ days: 1 }),
    periodicite: ALL_WEEKS,
  }
  return show(GroupPage, { form: form.blank(known), presets })
}

type Body = Parameters<NonNullable<ReturnType<typeof page>['post']>>[2]
type Gathered = Awaited<ReturnType<typeof gather>>

const withEnd = (body: Body, last: Day): Body => ({
  ...body,
  'au.jour': [String(last.day).padStart(2, '0')],
  'au.mois': [String(last.month).padStart(2, '0')],
  'au.annee': [String(last.year)],
})

type Read =
  | { readonly ok: true; readonly form: GroupForm; readonly group: GroupWish }
  | { readonly ok: false; readonly answer: Answer }

const read = ({ form, presets }: Gathered, body: Body): Read => {
  const reading = form.read(body)
  if (!reading.ok) return { ok: false, answer: show(GroupPage, { form: reading, presets }, 422) }
  const fault = periodFault(reading.values.du, reading.values.au)
  if (fault) return { ok: false, answer: show(GroupPage, { form: reading.faulty('au', fault), presets }, 422) }
  return { ok: true, form: reading, group: wishOf(reading.values) }
}

const showReview = async (
  ctx: Ctx<Citizen>,
  known: { children: readonly Child[]; activities: Gathered['activities'] },
  { form, group }: Extract<Read, { ok: true }>,
  refused?: string,
): Promise<Answer> => {
  const who = { guardian: ctx.actor.person, household: ctx.actor.household, now: ctx.now }
  const { review, mark } = await reviewGroup(ctx.db, who, group)
  const { balanceCents } = await balanceOf(ctx.db, ctx.actor.household, parisDay(ctx.now))
  const props = {
    form: refused === undefined ? form : form.refused(refused),
    group,
    review,
    isBlocked: group.strict && obstaclesOf(review).length > 0,
    mark,
    children: known.children,
    activities: known.activities,
    balanceCents,
    formKey: newKey(),
  }
  return show(GroupReviewPage, props, refused === undefined ? 200 : 409)
}

/** «Réservations groupées»: the form, then every date that it stands for. */
export const groupPage = page({
  ...access,
  url: agendaPaths.group,
  get: blankOf,
  post: async (ctx, input, body) => {
    const known = await gather(ctx)
    askedChild(known.children, input)
    const until = known.presets.find(({ value }) => value === posted(body, 'jusque'))
    if (until) return show(GroupPage, { form: known.form.shown(withEnd(body, until.last)), presets: known.presets })
    if (posted(body, 'modifier')) return show(GroupPage, { form: known.form.shown(body), presets: known.presets })
    const found = read(known, body)
    return found.ok ? showReview(ctx, known, found) : found.answer
  },
})

/** What was shown, or nothing. */
export const groupSavePage = page({
  ...access,
  url: agendaPaths.saveGroup,
  // Reloaded or bookmarked: the review exists only for what was asked.
  get: () => goTo(agendaPaths.group),
  post: async (ctx, _input, body) => {
    const known = await gather(ctx)
    const found = read(known, body)
    if (!found.ok) return found.answer
    const formKey = carriedKey(body)
    if (formKey === null) return showReview(ctx, known, found)
    const done = await changeGroup(ctx, ctx.actor, { group: found.group, mark: posted(body, 'vu'), formKey })
    if (!done.ok) return showReview(ctx, known, found, sentenceOf(agendaRefusals, done))
    return goTo(agendaPaths.groupDone(done.value), 'agenda.group-saved')
  },
})

const showDone = async (ctx: Ctx<Citizen>, id: number, form?: GroupForm): Promise<Answer> => {
  const group = await readGroup(ctx.db, ctx.actor, id)
  const canUndo = !group.undoneAt && isUndoable(group.madeAt, ctx.now)
  const props = {
    id,
    added: group.added.length,
    cancelled: group.cancelled.length,
    madeAt: group.madeAt,
    undoneAt: group.undoneAt,
    undoUntil: canUndo ? group.madeAt.add({ minutes: UNDO_MINUTES }) : null,
    form,
  }
  return show(GroupDonePage, props, form ? 409 : 200)
}

/** What was saved, which can be undone for ten minutes. */
export const groupDonePage = page({
  ...access,
  url: agendaPaths.groupDone(':numero'),
  get: (ctx, input) => showDone(ctx, numberIn(input, 'numero')),
  post: async (ctx, input) => {
    const id = numberIn(input, 'numero')
    const done = await undoGroup(ctx, ctx.actor, id)
    if (done.ok) return goTo(agendaPaths.groupDone(id), 'agenda.group-undone')
    return showDone(ctx, id, groupForm([], []).blank().refused(sentenceOf(agendaRefusals, done)))
  },
})
