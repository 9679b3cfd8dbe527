import { type Day, parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { listActivityEnrolments } from '#features/enrolment/index.ts'
import type { Child } from '#features/family/index.ts'
import { listOwnRequests } from '#features/procedures/index.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Input } from '#platform/http/page.ts'
import { type Month, monthOf, readMonth } from '../../domain/month.ts'
import type { EmptyReason } from './month.props.ts'

/** How far ahead an enrolment is looked for, when no child is named. */
const AHEAD = { years: 2 }

/** The month asked for; the present one when none is. @throws Absent when it is not a month */
export const askedMonth = (ctx: Ctx, input: Input): Month => {
  if (input.mois === undefined) return monthOf(parisDay(ctx.now))
  const month = readMonth(input.mois)
  if (!month) throw new Absent('not a month')
  return month
}

/** The child asked for, among those that this guardian may see. @throws Absent for another's child */
export const askedChild = (children: readonly Child[], input: Input): Child | null => {
  if (input.personne === undefined) return null
  const id = readId(input.personne)
  const child = children.find((c) => c.id === id)
  if (!child) throw new Absent('not a child of this guardian')
  return child
}

/** Whose agenda opens when none is asked for: the first child who has the right to book, else the first. */
export const firstToShow = async (ctx: Ctx, children: readonly Child[]): Promise<Child> => {
  if (children.length === 1) return children[0]!
  const today: Day = parisDay(ctx.now)
  const enrolments = await listActivityEnrolments(
    ctx.db,
    children.map((c) => c.id),
    today,
    today.add(AHEAD),
  )
  return children.find((c) => enrolments.some((e) => e.child === c.id)) ?? children[0]!
}

/** Why this child has nothing to book: what to do next depends on it. Null when the child is enrolled, now or later. */
export const emptyReason = async (ctx: Ctx<Citizen>, child: Child): Promise<EmptyReason | null> => {
  const today = parisDay(ctx.now)
  const enrolments = await listActivityEnrolments(ctx.db, [child.id], today, today.add(AHEAD))
  if (enrolments.length > 0) return null
  const requests = (await listOwnRequests(ctx.db, ctx.actor.person)).filter((request) => request.child?.id === child.id)
  if (requests.some(({ status }) => status === 'enregistree' || status === 'en_traitement' || status === 'a_completer'))
    return 'being-checked'
  return requests.some(({ status }) => status === 'brouillon') ? 'draft' : 'no-enrolment'
}
