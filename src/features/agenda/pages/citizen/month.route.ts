import { isoOf, parisDay, schoolYearOf } from '#core/days.ts'
import { type Menu, menusBetween } from '#features/menus/index.ts'
import { form, posted } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { type Answer, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { isOffered } from '#platform/http/offered.ts'
import { type Input, page } from '#platform/http/page.ts'
import { type FamilySlots, gatherFamily } from '../../actions/gather-slots.ts'
import { placeKey, readSeen } from '../../domain/changes.ts'
import { type ChildFacts, firstFreeDay, monthView, type Wished } from '../../domain/month-view.ts'
import { agendaPaths, FAMILY } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import type { AgendaChild } from '../../store/family-facts.ts'
import { type Asked, askedOf, chosenOf, emptyReason } from './asked.ts'
import { MonthPage } from './month.page.tsx'
import type { MonthProps } from './month.props.ts'

const daysForm = form({ r: { kind: 'choices', label: 'Jours', required: false, options: [] } })
const NOTHING_CHANGED = 'Cochez au moins un jour à réserver, ou décochez un jour à annuler'

const factsOf = (slots: FamilySlots, children: readonly AgendaChild[]): ChildFacts[] =>
  children.map(({ id, mayBook }) => {
    const { activities, nth, alike, priceOn } = slots.of(id)
    return { child: id, mayBook, activities, nth, alike, priceOn }
  })

const gather = (ctx: Ctx<Citizen>, { who, first, last }: Pick<Asked, 'who' | 'first' | 'last'>): Promise<FamilySlots> =>
  gatherFamily(ctx.db, {
    guardian: ctx.actor.person,
    household: ctx.actor.household,
    children: null,
    now: ctx.now,
    shown: who === FAMILY ? 'all' : (who ?? 'first'),
    first,
    last,
  })

/** From tomorrow to the end of the last school year. */
const nextFreeDay = async (ctx: Ctx<Citizen>, who: Asked['who'], children: readonly AgendaChild[], { years }: FamilySlots) => {
  const first = parisDay(ctx.now).add({ days: 1 })
  const end = years.at(-1)?.lastDay ?? first
  const last = Temporal.PlainDate.compare(end, first) < 0 ? first : end
  const slots = await gather(ctx, { who, first, last })
  return firstFreeDay(factsOf(slots, children), slots.days, ctx.now)
}

const monthProps = async (ctx: Ctx<Citizen>, asked: Asked, wished?: Wished): Promise<MonthProps> => {
  const slots = await gather(ctx, asked)
  if (slots.children.length === 0 && asked.who === null) {
    return { kind: 'empty', reason: 'no-child', chooser: { children: [], chosen: null, asked } }
  }
  const children = chosenOf(slots.children, asked.who)
  const chosen: typeof FAMILY | number | null = asked.who === FAMILY ? FAMILY : (children[0]?.id ?? null)
  const chooser = { children: slots.children, chosen, asked }
  const facts = factsOf(slots, children)
  if (facts.every(({ activities }) => activities.length === 0) && !children.some((child) => child.enrolled)) {
    const [only] = children
    return { kind: 'empty', chooser, reason: only ? await emptyReason(ctx, only.id) : 'no-child' }
  }
  const view = monthView(facts, slots.days, { calendar: slots.calendar, month: asked.month, now: ctx.now, wished })
  const canBook = children.some((child) => child.mayBook)
  const { years, revision } = slots
  const firstFree = view.hasFreeDay || !canBook ? null : await nextFreeDay(ctx, asked.who, children, slots)
  const shownYears = [schoolYearOf(asked.first), schoolYearOf(asked.last)]
  const isComputed = years.some((year) => year.computed && shownYears.includes(year.firstYear))
  const menus: ReadonlyMap<string, readonly Menu[]> = Map.groupBy(
    isOffered(ctx, 'menus') ? await menusBetween(ctx.db, asked.first, asked.last) : [],
    (menu) => isoOf(menu.day),
  )
  return { kind: 'month', chooser, children, today: parisDay(ctx.now), view, revision, menus, canBook, firstFree, isComputed }
}

/** The month again, with what is wrong (nothing was ticked nor unticked). */
export const showNothingChanged = async (ctx: Ctx<Citizen>, input: Input): Promise<Answer> => {
  const props = await monthProps(ctx, askedOf(ctx, input))
  return show(MonthPage, props.kind === 'month' ? { ...props, form: daysForm.blank().faulty('r', NOTHING_CHANGED) } : props, 422)
}

export const agendaPage = page({
  url: agendaPaths.month,
  for: 'citizen',
  allow: permissions.see,
  get: async (ctx, input) => show<MonthProps>(MonthPage, await monthProps(ctx, askedOf(ctx, input))),
  /** Back from the review: the month with the ticks that were being reviewed. */
  post: async (ctx, input, body) => {
    const seen = readSeen(posted(body, 'vu').split(' '))
    if (seen.length === 0) return showNothingChanged(ctx, input)
    const keys = (wish: 'book' | 'cancel') => new Set(seen.filter((s) => s.wish === wish).map(placeKey))
    return show(MonthPage, await monthProps(ctx, askedOf(ctx, input), { add: keys('book'), cancel: keys('cancel') }))
  },
})
