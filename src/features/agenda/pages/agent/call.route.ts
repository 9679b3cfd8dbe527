import type { Body } from '#core/body.ts'
import { isBefore, parisDay, schoolYearOf } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import type { Refused } from '#core/result.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { listSchoolEnrolments } from '#features/enrolment/index.ts'
import { type FormState, form, posted, sentenceOf } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { type Input, page } from '#platform/http/page.ts'
import { addUnexpected, closeRoll, markRoll, removeUnexpected, reopenRoll } from '../../actions/call-roll.ts'
import { agentPaths } from '../../agent-paths.ts'
import { type Mark, marksBetween, type RollCallRefusal, readMark } from '../../domain/attendance.ts'
import { permissions } from '../../permissions.ts'
import { type ChildFacts, childFacts } from '../../ports.ts'
import { agendaRefusals } from '../../refusals.ts'
import { findRollCall, listExpected, listKinds, listNotCalled, listSessions } from '../../store/attendance.ts'
import { searchChildren } from '../../store/families.ts'
import { AddToCallPage, CallPage, CallsPage } from './call.page.tsx'
import { askedDay } from './days.tsx'
import { activityOf } from './lists.route.ts'
import { type ReasonForm, reasonForm } from './reason.form.ts'

const access = { for: 'agent', allow: permissions.call } as const
/** How far back an unfinished roll-call is still asked for. */
const LATE_DAYS = 30

export const callsPage = page({
  ...access,
  url: agentPaths.calls,
  get: async (ctx, input) => {
    const [day, today] = [askedDay(input.jour, ctx.now), parisDay(ctx.now)]
    const activities = await listActivities(ctx.db)
    const byId = new Map(activities.map((activity) => [activity.id, activity]))
    const begun = new Map((await listSessions(ctx.db, day)).map((session) => [session.activity, session]))
    const sessions = activities.flatMap((activity) => {
      const session = begun.get(activity.id)
      return session ? [{ activity, booked: session.booked, call: session.call }] : []
    })
    const missing = await listNotCalled(ctx.db, today.subtract({ days: LATE_DAYS }), today.subtract({ days: 1 }))
    const late = missing.map(({ activity, ...rest }) => ({ ...rest, activity: byId.get(activity)! }))
    return show(CallsPage, { day, today, sessions, late })
  },
})

/** What to know of a child at the door: level, and in words what matters to their health. */
const aboutOf = (level: string | null, facts: ChildFacts | undefined, mayReadHealth: boolean): string => {
  const isSaid = (text: string | null | undefined): text is string => !!text && !['Aucune', 'Non'].includes(text)
  const health = mayReadHealth
    ? [isSaid(facts?.allergies) && `allergies\u00a0: ${facts.allergies}`, isSaid(facts?.pai) && `PAI\u00a0: ${facts.pai}`]
    : []
  return [level, facts?.meal, ...health].filter(Boolean).join(', ')
}

const showCall = async (
  ctx: Ctx<Agent>,
  input: Input,
  status: 200 | 409 | 422 = 200,
  shown: { form?: FormState; reason?: ReasonForm } = {},
): Promise<Answer> => {
  const activity = await activityOf(ctx, input.activite)
  const day = askedDay(input.jour, ctx.now)
  const expected = await listExpected(ctx.db, activity.id, day)
  const ids = expected.map(({ child }) => child)
  const levels = new Map((await listSchoolEnrolments(ctx.db, ids, schoolYearOf(day))).map((e) => [e.child, e.levelName]))
  const facts = await childFacts.get()(ctx.db, ids)
  const mayReadHealth = mayDo.get()(ctx.actor, permissions.health)
  if (ids.length > 0 && !ctx.from.prefetch)
    await inTransaction(ctx, (tx) =>
      trace(tx, { account: ctx.actor.account, action: 'roll-call.read', subject: `appel/${day}/${activity.id}` }),
    )
  return show(
    CallPage,
    {
      activity,
      day,
      today: parisDay(ctx.now),
      call: await findRollCall(ctx.db, activity.id, day),
      kinds: await listKinds(ctx.db),
      children: expected.map((e) => ({
        expected: e,
        about: aboutOf(levels.get(e.child) ?? null, facts.get(e.child), mayReadHealth),
      })),
      form: shown.form,
      reason: shown.reason ?? reasonForm.blank(),
    },
    status,
  )
}

const refusedBy = (refused: Refused<RollCallRefusal>): FormState => form({}).blank().refused(sentenceOf(agendaRefusals, refused))

const marksOf = (texts: readonly string[]): Mark[] => texts.flatMap((text) => readMark(text) ?? [])
/** What this page changed: the radios against what it had shown as marked. */
const changesIn = (body: Body): Mark[] => {
  const chosen = Object.entries(body).flatMap(([name, values]) => (/^e\d{1,12}$/.test(name) ? (values ?? []).slice(0, 1) : []))
  return marksBetween(marksOf(posted(body, 'avant').split(' ')), marksOf(chosen))
}

const sessionOf = async (ctx: Ctx<Agent>, input: Input) => {
  const activity = await activityOf(ctx, input.activite)
  return { activity: activity.id, day: askedDay(input.jour, ctx.now) }
}

export const callPage = page({
  ...access,
  url: agentPaths.call(':activite'),
  get: (ctx, input) => showCall(ctx, input),
  post: async (ctx, input, body) => {
    const session = await sessionOf(ctx, input)
    const removed = readId(posted(body, 'retirer'))
    const done =
      removed === null
        ? await markRoll(ctx, ctx.actor.account, session, changesIn(body))
        : await removeUnexpected(ctx, ctx.actor.account, session, removed)
    if (!done.ok) return showCall(ctx, input, 409, { form: refusedBy(done) })
    return goTo(agentPaths.call(session.activity, session.day), 'roll-saved')
  },
})

export const finishCallPage = page({
  ...access,
  url: agentPaths.finishCall(':activite'),
  post: async (ctx, input, body) => {
    const session = await sessionOf(ctx, input)
    const done = await closeRoll(ctx, ctx.actor.account, session, changesIn(body))
    if (!done.ok) return showCall(ctx, input, 409, { form: refusedBy(done) })
    return goTo(agentPaths.call(session.activity, session.day), { code: 'roll-finished', data: done.value })
  },
})

export const reopenCallPage = page({
  ...access,
  url: agentPaths.reopenCall(':activite'),
  post: async (ctx, input, body) => {
    const session = await sessionOf(ctx, input)
    const reason = reasonForm.read(body)
    if (!reason.ok) return showCall(ctx, input, 422, { reason })
    const done = await reopenRoll(ctx, ctx.actor.account, session, reason.values.motif)
    if (!done.ok) return showCall(ctx, input, 409, { form: refusedBy(done) })
    return goTo(agentPaths.call(session.activity, session.day), 'roll-reopened')
  },
})

export const addToCallPage = page({
  ...access,
  url: agentPaths.addToCall(':activite'),
  get: async (ctx, input) => {
    const activity = await activityOf(ctx, input.activite)
    const day = askedDay(input.jour, ctx.now)
    const search = input.cherche ?? ''
    const found = search === '' ? null : await searchChildren(ctx.db, search)
    return show(AddToCallPage, { activity, day, search, found })
  },
  post: async (ctx, input, body) => {
    const session = await sessionOf(ctx, input)
    const child = readId(posted(body, 'enfant'))
    if (child === null || isBefore(parisDay(ctx.now), session.day))
      return goTo(agentPaths.addToCall(session.activity, session.day))
    const done = await addUnexpected(ctx, ctx.actor.account, session, child)
    if (!done.ok) return showCall(ctx, input, 409, { form: refusedBy(done) })
    return goTo(agentPaths.call(session.activity, session.day), 'roll-added')
  },
})
