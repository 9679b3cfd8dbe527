import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { FormState } from '#forms/form.ts'
import type { MonthView } from '../../domain/month-view.ts'
import type { FAMILY } from '../../paths.ts'
import type { Asked, EmptyReason } from './asked.ts'

export type ShownChild = Named & { readonly id: number }
export type Chooser = {
  readonly children: readonly ShownChild[]
  readonly chosen: number | typeof FAMILY | null
  readonly asked: Asked
}

export type MonthProps =
  | { readonly kind: 'empty'; readonly chooser: Chooser; readonly reason: EmptyReason }
  | {
      readonly kind: 'month'
      readonly chooser: Chooser
      /** One, or the whole family. */
      readonly children: readonly ShownChild[]
      readonly today: Day
      readonly view: MonthView
      readonly revision: string
      /** Day → what is served. */
      readonly menus: ReadonlyMap<string, readonly { readonly name: string; readonly dishes: string }[]>
      /** This guardian has the right to book for one of them at least. */
      readonly canBook: boolean
      /** When the days shown have nothing to book: the next one that has. */
      readonly firstFree: Day | null
      /** The school calendar shown is a computed one. */
      readonly isComputed: boolean
      readonly form?: FormState
    }
