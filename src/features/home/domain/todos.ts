import { isBefore } from '#core/days.ts'

/** A thing to do as the home sorts it. `due`: the day after which it is late, null when there is none. */
type Dated = { readonly due: Temporal.PlainDate | null; readonly time?: Temporal.PlainTime; readonly isUrgent?: boolean }

const LONGEST = 5

const compare = (a: Dated, b: Dated): number => {
  if ((a.isUrgent ?? false) !== (b.isUrgent ?? false)) return a.isUrgent ? -1 : 1
  if (a.due === null || b.due === null) return Number(a.due === null) - Number(b.due === null)
  if (!a.due.equals(b.due)) return isBefore(a.due, b.due) ? -1 : 1
  if (!a.time || !b.time) return Number(a.time === undefined) - Number(b.time === undefined)
  return Temporal.PlainTime.compare(a.time, b.time)
}

/** HO-2: urgent ones first, then by deadline, undated last. Keeps the order of what is due at the same time. */
export const inOrder = <T extends Dated>(todos: readonly T[]): T[] => todos.toSorted(compare)

/** HO-2: the first five, and how many are left. */
export const firstToDo = <T extends Dated>(todos: readonly T[]): { first: T[]; others: number } => {
  const first = inOrder(todos).slice(0, LONGEST)
  return { first, others: todos.length - first.length }
}
