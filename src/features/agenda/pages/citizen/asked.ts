import { type Day, day, parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { listOwnRequests } from '#features/procedures/index.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Input } from '#platform/http/page.ts'
import { type Month, monthOf, readMonth, spanOf, weekOf } from '../../domain/month.ts'
import { type AgendaAt, type AgendaView, FAMILY } from '../../paths.ts'
import type { AgendaChild } from '../../store/family-facts.ts'

/** What an address of the agenda asks for. `who`: null when nobody is named. */
export type Asked = {
  readonly who: number | typeof FAMILY | null
  readonly view: AgendaView
  readonly month: Month
  /** The whole weeks shown. */
  readonly first: Day
  readonly last: Day
}

const VIEWS: readonly string[] = ['mois', 'semaine', 'liste']

/** @throws Absent when it is not a day of this century */
export const askedDay = (text: string): Day => {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) throw new Absent('not a day')
  try {
    return day(text)
  } catch {
    throw new Absent('not a day')
  }
}

const askedWho = (text: string | undefined): Asked['who'] => {
  if (text === undefined || text === FAMILY) return text ?? null
  const id = readId(text)
  if (id === null) throw new Absent('not a child')
  return id
}

/** @throws Absent when the address names no month, day, view or person */
export const askedOf = (ctx: Ctx, input: Input): Asked => {
  const view = (input.vue ?? 'mois') as AgendaView
  if (!VIEWS.includes(view)) throw new Absent('not a view')
  const month = input.mois === undefined ? null : readMonth(input.mois)
  if (month === null && input.mois !== undefined) throw new Absent('not a month')
  const today = parisDay(ctx.now)
  if (view === 'semaine') {
    const week = weekOf(input.jour === undefined ? today : askedDay(input.jour))
    return { who: askedWho(input.personne), view, month: monthOf(week.first.add({ days: 3 })), ...week }
  }
  const shown = month ?? monthOf(today)
  return { who: askedWho(input.personne), view, month: shown, ...spanOf(shown) }
}

/** The address of what is shown. */
export const placeOf = (asked: Asked, who: number | typeof FAMILY): AgendaAt => ({
  who,
  view: asked.view,
  month: asked.month,
  day: asked.view === 'semaine' ? asked.first : null,
})

/**
 * Whose agenda is shown, among the children that this guardian may see: when none is asked for, the first who has the right
 * to book, else the first. @throws Absent for another's child
 */
export const chosenOf = (children: readonly AgendaChild[], who: Asked['who']): readonly AgendaChild[] => {
  if (who === FAMILY) return children
  const child = who === null ? (children.find((c) => c.enrolled) ?? children[0]) : children.find((c) => c.id === who)
  if (!child) throw new Absent('not a child of this guardian')
  return [child]
}

/** Why there is no month to show. */
export type EmptyReason = 'no-child' | 'draft' | 'being-checked' | 'no-enrolment'

/** Why this child has nothing to book: what to do next depends on it. */
export const emptyReason = async (ctx: Ctx<Citizen>, child: number): Promise<EmptyReason> => {
  const requests = (await listOwnRequests(ctx.db, ctx.actor.person)).filter((request) => request.child?.id === child)
  if (requests.some(({ status }) => status === 'enregistree' || status === 'en_traitement' || status === 'a_completer'))
    return 'being-checked'
  return requests.some(({ status }) => status === 'brouillon') ? 'draft' : 'no-enrolment'
}
