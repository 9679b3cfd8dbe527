import { parisDay, schoolYearOf } from '#core/days.ts'
import { type Child, listChildren } from '#features/family/index.ts'
import { form } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type Input, page } from '#platform/http/page.ts'
import { gatherSlots } from '../../actions/gather-slots.ts'
import { readSeen, slotKey } from '../../domain/changes.ts'
import { type Month, monthOf, spanOf } from '../../domain/month.ts'
import { firstFreeDay, monthView, type Wished } from '../../domain/month-view.ts'
import { agendaPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { askedChild, askedMonth, emptyReason, firstToShow } from './choose-child.ts'
import { MonthPage } from './month.page.tsx'
import type { MonthProps } from './month.props.ts'

const daysForm = form({ r: { kind: 'choices', label: 'Jours', required: false, options: [] } })
const NOTHING_CHANGED = 'Cochez au moins un jour à réserver, ou décochez un jour à annuler'

type Asked = { readonly children: readonly Child[]; readonly child: Child; readonly month: Month }

const nextFreeDay = async (ctx: Ctx<Citizen>, child: number, lastDay: Temporal.PlainDate | undefined) => {
  const first = parisDay(ctx.now).add({ days: 1 })
  const last = lastDay ?? first
  const slots = await gatherSlots(ctx.db, { child, household: ctx.actor.household, first, last })
  return firstFreeDay(slots, first, last, ctx.now)
}

const monthProps = async (ctx: Ctx<Citizen>, { children, child, month }: Asked, wished?: Wished): Promise<MonthProps> => {
  const chooser = { children, chosen: child.id, month }
  const slots = await gatherSlots(ctx.db, { child: child.id, household: ctx.actor.household, ...spanOf(month) })
  if (slots.activities.length === 0) {
    const reason = await emptyReason(ctx, child)
    if (reason) return { kind: 'empty', chooser, reason }
  }
  const view = monthView(slots, month, ctx.now, wished)
  const canBook = child.mayBook
  const { years } = slots
  const firstFree = view.hasFreeDay || !canBook ? null : await nextFreeDay(ctx, child.id, years.at(-1)?.lastDay)
  const { first, last } = spanOf(month)
  const isComputed = years.some((year) => year.computed && [schoolYearOf(first), schoolYearOf(last)].includes(year.firstYear))
  return { kind: 'month', chooser, child, month, today: monthOf(parisDay(ctx.now)), view, canBook, firstFree, isComputed }
}

const noChild = (month: Month): MonthProps => ({
  kind: 'empty',
  reason: 'no-child',
  chooser: { children: [], chosen: null, month },
})

const asked = async (ctx: Ctx<Citizen>, input: Input): Promise<Asked | null> => {
  const month = askedMonth(ctx, input)
  const children = await listChildren(ctx.db, ctx.actor.person)
  if (children.length === 0 && input.personne === undefined) return null
  return { children, child: askedChild(children, input) ?? (await firstToShow(ctx, children)), month }
}

/** The month again, with what is wrong (nothing was ticked nor unticked). */
export const showNothingChanged = async (ctx: Ctx<Citizen>, input: Input): Promise<Answer> => {
  const what = await asked(ctx, input)
  if (!what) return goTo(agendaPaths.month)
  const props = await monthProps(ctx, what)
  return show(MonthPage, props.kind === 'month' ? { ...props, form: daysForm.blank().faulty('r', NOTHING_CHANGED) } : props, 422)
}

export const agendaPage = page({
  url: agendaPaths.month,
  for: 'citizen',
  allow: permissions.see,
  get: async (ctx, input) => {
    const what = await asked(ctx, input)
    return show<MonthProps>(MonthPage, what ? await monthProps(ctx, what) : noChild(askedMonth(ctx, input)))
  },
  /** Back from the review: the month with the ticks that were being reviewed. */
  post: async (ctx, input, body) => {
    const seen = readSeen(body.vu ?? [])
    const what = await asked(ctx, input)
    if (!what || seen.length === 0) return showNothingChanged(ctx, input)
    const keys = (wish: 'book' | 'cancel') => new Set(seen.filter((s) => s.wish === wish).map(slotKey))
    return show(MonthPage, await monthProps(ctx, what, { add: keys('book'), cancel: keys('cancel') }))
  },
})
