/** The night's work on many things, each by itself: one that fails holds up no other, and is said at the end. */
export const oneByOne = () => {
  const failures: unknown[] = []
  return {
    /** @returns for how many `work` said that it was done */
    each: async <T>(things: readonly T[], work: (thing: T) => Promise<boolean>): Promise<number> => {
      let done = 0
      for (const thing of things)
        try {
          if (await work(thing)) done++
        } catch (error) {
          failures.push(error)
        }
      return done
    },
    /** @throws what went wrong first */
    end: (): void => {
      if (failures.length > 0) throw failures[0]
    },
  }
}
export type OneByOne = ReturnType<typeof oneByOne>
