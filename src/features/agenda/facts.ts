import { fact } from '#platform/jobs/facts.ts'

/** `added` and `cancelled` are bookings. `actor` is the account that did it. */
export type DaysChanged = {
  readonly child: number
  readonly actor: number
  readonly added: readonly number[]
  readonly cancelled: readonly number[]
}

/** Bookings were taken, or given back, or both, in one order. */
export const daysChanged = fact<DaysChanged>('agenda.days-changed')
