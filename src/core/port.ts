/**
 * A question that a lower feature asks and a later one answers, in the same call and transaction. The lower feature
 * declares the port with its type; `app/` plugs the answer in once, at start.
 */
export type Port<T> = {
  readonly name: string
  /** The plugged answer. @throws Error when `app/` has not plugged it. */
  readonly get: () => T
  /** Called by `app/` only. The last plug wins, so that a test may replace one. */
  readonly plug: (answer: T) => void
}

export const port = <T>(name: string): Port<T> => {
  let plugged: { answer: T } | undefined
  return {
    name,
    get: () => {
      if (!plugged) throw new Error(`port ${name} is not plugged (see app/ports.ts)`)
      return plugged.answer
    },
    plug: (answer) => {
      plugged = { answer }
    },
  }
}
