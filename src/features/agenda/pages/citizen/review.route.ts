import { parisDay } from '#core/days.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { listChildren } from '#features/family/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { form, posted, sentenceOf } from '#forms/form.ts'
import { carriedKey, newKey } from '#forms/key.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { changeDays } from '../../actions/change-days.ts'
import { reviewDays, type WishedChange } from '../../actions/review-days.ts'
import { changesBetween, readSeen } from '../../domain/changes.ts'
import type { Review } from '../../domain/review.ts'
import { type AgendaAt, agendaPaths, FAMILY } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { agendaRefusals } from '../../refusals.ts'
import { askedOf, placeOf } from './asked.ts'
import { showNothingChanged } from './month.route.ts'
import { ReviewPage, type ReviewProps } from './review.page.tsx'

const orderForm = form({})

/** Whose agenda the form comes from. @throws Absent when it names nobody, or a child that this guardian may not book for */
const askedFrom = async (ctx: Ctx<Citizen>, input: Input): Promise<{ at: AgendaAt; children: ReviewProps['children'] }> => {
  const asked = askedOf(ctx, input)
  if (asked.who === null) throw new Absent('nobody named')
  const children = await listChildren(ctx.db, ctx.actor.person, 'book')
  if (asked.who !== FAMILY && !children.some((child) => child.id === asked.who)) throw new Absent('not a child to book for')
  return { at: placeOf(asked, asked.who), children }
}

const review = (ctx: Ctx<Citizen>, changes: readonly WishedChange[]): Promise<Review> =>
  reviewDays(ctx.db, { guardian: ctx.actor.person, household: ctx.actor.household, now: ctx.now }, changes)

const propsOf = async (
  ctx: Ctx<Citizen>,
  from: { at: AgendaAt; children: ReviewProps['children'] },
  of: Review,
): Promise<ReviewProps> => ({
  ...from,
  review: of,
  activities: await listActivities(ctx.db),
  balanceCents: (await balanceOf(ctx.db, ctx.actor.household, parisDay(ctx.now))).balanceCents,
  formKey: newKey(),
})

const backToMonth = (ctx: Ctx<Citizen>, input: Input): string => {
  const asked = askedOf(ctx, input)
  return asked.who === null ? agendaPaths.month : agendaPaths.at(placeOf(asked, asked.who))
}

/** «Vérifiez vos réservations»: what would change, at what price, what a rule refuses. Nothing is written. */
export const reviewPage = page({
  url: agendaPaths.review,
  for: 'citizen',
  allow: permissions.book,
  // Reloaded or bookmarked: the review exists only for what was ticked.
  get: (ctx, input) => goTo(backToMonth(ctx, input)),
  post: async (ctx, input, body) => {
    const from = await askedFrom(ctx, input)
    const child = from.at.who === FAMILY ? null : from.at.who
    const { add, cancel } = changesBetween(posted(body, 'avant').split(' '), body.r ?? [], child)
    if (add.length + cancel.length === 0) return showNothingChanged(ctx, input)
    const changes = [
      ...add.map((key) => ({ ...key, wish: 'book' as const })),
      ...cancel.map((key) => ({ ...key, wish: 'cancel' as const })),
    ]
    return show(ReviewPage, await propsOf(ctx, from, await review(ctx, changes)))
  },
})

/** «Enregistrer ces réservations»: what the review showed, or nothing. */
export const savePage = page({
  url: agendaPaths.save,
  for: 'citizen',
  allow: permissions.book,
  get: (ctx, input) => goTo(backToMonth(ctx, input)),
  post: async (ctx, input, body) => {
    const from = await askedFrom(ctx, input)
    const changes = readSeen(posted(body, 'vu').split(' '))
    const formKey = carriedKey(body)
    if (changes.length === 0 || formKey === null) return showNothingChanged(ctx, input)
    const done = await changeDays(ctx, ctx.actor, { changes, formKey })
    if (done.ok) return goTo(agendaPaths.at(from.at), { code: 'agenda.saved', data: done.value })
    const props = await propsOf(ctx, from, await review(ctx, changes))
    return show(ReviewPage, { ...props, form: orderForm.blank().refused(sentenceOf(agendaRefusals, done)) }, 409)
  },
})
