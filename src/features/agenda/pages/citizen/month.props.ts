import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { FormState } from '#forms/form.ts'
import type { Month } from '../../domain/month.ts'
import type { MonthView } from '../../domain/month-view.ts'

export type ShownChild = Named & { readonly id: number }
export type Chooser = { readonly children: readonly ShownChild[]; readonly chosen: number | null; readonly month: Month }

/** Why there is no month to show. */
export type EmptyReason = 'no-child' | 'draft' | 'being-checked' | 'no-enrolment'

export type MonthProps =
  | { readonly kind: 'empty'; readonly chooser: Chooser; readonly reason: EmptyReason }
  | {
      readonly kind: 'month'
      readonly chooser: Chooser
      readonly child: ShownChild
      readonly month: Month
      /** The month of today, in Paris. */
      readonly today: Month
      readonly view: MonthView
      /** This guardian has the right to book. */
      readonly canBook: boolean
      /** When the month has nothing to book: the next day that has. */
      readonly firstFree: Day | null
      /** The school calendar shown is a computed one. */
      readonly isComputed: boolean
      readonly form?: FormState
    }
