import { randomUUID } from 'node:crypto'
import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { type Child, getChild } from '#features/family/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { form, posted, sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { changeDays } from '../../actions/change-days.ts'
import { reviewDays, type WishedChange } from '../../actions/review-days.ts'
import { changesBetween, readSeen } from '../../domain/changes.ts'
import type { Review } from '../../domain/review.ts'
import { agendaPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { agendaRefusals } from '../../refusals.ts'
import { askedMonth } from './choose-child.ts'
import { showNothingChanged } from './month.route.ts'
import { ReviewPage, type ReviewProps } from './review.page.tsx'

const orderForm = form({})

const askedToBookFor = async (ctx: Ctx<Citizen>, input: Input): Promise<Child> => {
  const id = readId(input.personne)
  if (id === null) throw new Absent('not a child')
  return getChild(ctx.db, { id, guardian: ctx.actor.person, right: 'book' })
}

const review = (ctx: Ctx<Citizen>, child: number, changes: readonly WishedChange[]): Promise<Review> =>
  reviewDays(ctx.db, { child, household: ctx.actor.household, now: ctx.now }, changes)

const propsOf = async (ctx: Ctx<Citizen>, input: Input, child: Child, of: Review): Promise<ReviewProps> => ({
  child,
  month: askedMonth(ctx, input),
  review: of,
  activities: await listActivities(ctx.db),
  balanceCents: (await balanceOf(ctx.db, ctx.actor.household, parisDay(ctx.now))).balanceCents,
  formKey: randomUUID(),
})

const backToMonth = (ctx: Ctx<Citizen>, input: Input): string => {
  const id = readId(input.personne)
  return id === null ? agendaPaths.month : agendaPaths.ofMonth({ child: id, month: askedMonth(ctx, input) })
}

/** «Vérifiez vos réservations»: what would change, at what price, what a rule refuses. Nothing is written. */
export const reviewPage = page({
  url: agendaPaths.review,
  for: 'citizen',
  allow: permissions.book,
  // Reloaded or bookmarked: the review exists only for what was ticked.
  get: (ctx, input) => goTo(backToMonth(ctx, input)),
  post: async (ctx, input, body) => {
    const child = await askedToBookFor(ctx, input)
    const { add, cancel } = changesBetween(posted(body, 'avant').split(' '), body.r ?? [])
    if (add.length + cancel.length === 0) return showNothingChanged(ctx, input)
    const changes = [
      ...add.map((key) => ({ ...key, wish: 'book' as const })),
      ...cancel.map((key) => ({ ...key, wish: 'cancel' as const })),
    ]
    return show(ReviewPage, await propsOf(ctx, input, child, await review(ctx, child.id, changes)))
  },
})

/** «Enregistrer ces réservations»: what the review showed, or nothing. */
export const savePage = page({
  url: agendaPaths.save,
  for: 'citizen',
  allow: permissions.book,
  get: (ctx, input) => goTo(backToMonth(ctx, input)),
  post: async (ctx, input, body) => {
    const child = await askedToBookFor(ctx, input)
    const changes = readSeen(body.vu ?? [])
    const formKey = posted(body, 'cle')
    if (changes.length === 0 || !/^[\w-]{10,64}$/.test(formKey)) return showNothingChanged(ctx, input)
    const done = await changeDays(ctx, ctx.actor, { child: child.id, changes, formKey })
    if (done.ok) return goTo(backToMonth(ctx, input), { code: 'agenda.saved', data: done.value })
    const props = await propsOf(ctx, input, child, await review(ctx, child.id, changes))
    return show(ReviewPage, { ...props, form: orderForm.blank().refused(sentenceOf(agendaRefusals, done)) }, 409)
  },
})
