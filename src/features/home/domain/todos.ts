/** A thing to do as the home sorts it. `due`: the day after which it is late, null when there is none. */
type Dated = { readonly due: Temporal.PlainDate | null }

const LONGEST = 5

/** HO-2: by deadline, undated last, five at most. Keeps the order of what is due the same day. */
export const firstToDo = <T extends Dated>(todos: readonly T[]): T[] =>
  [...todos]
    .sort((a, b) => {
      if (a.due === null || b.due === null) return Number(a.due === null) - Number(b.due === null)
      return Temporal.PlainDate.compare(a.due, b.due)
    })
    .slice(0, LONGEST)
