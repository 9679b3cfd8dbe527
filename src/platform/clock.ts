/** The only source of the present. `ctx.now` comes from here; tests and the demo's history use a clock of their own. */
export type Clock = () => Temporal.Instant

export const systemClock: Clock = () => Temporal.Now.instant()
