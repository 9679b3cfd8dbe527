import { fact } from '#platform/jobs/facts.ts'

/** `added` and `cancelled` are bookings. `actor` is the account that did it. */
export type DaysChanged = {
  readonly actor: number
  readonly added: readonly number[]
  readonly cancelled: readonly number[]
}

/** Bookings were taken, or given back, or both, in one order. */
export const daysChanged = fact<DaysChanged>('agenda.days-changed')

export type ClosuresChanged = { readonly closures: readonly number[]; readonly about: 'closed' | 'undone' }

/** Closures cancelled bookings, or were taken back and gave them back. */
export const closuresChanged = fact<ClosuresChanged>('agenda.closures-changed')

export type ChangedByAgent = {
  readonly child: number
  readonly added: readonly number[]
  readonly cancelled: readonly number[]
}

/** An agent booked or cancelled for a family. */
export const changedByAgent = fact<ChangedByAgent>('agenda.changed-by-agent')
