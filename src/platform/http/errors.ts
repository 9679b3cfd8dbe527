/** Thrown by readers and guards, turned into pages at the edge. Their messages are for logs, never shown. */

/** 404: it does not exist, or not for this person. */
export class Absent extends Error {
  override name = 'Absent'
}
/** 403: signed in, but not allowed. */
export class Forbidden extends Error {
  override name = 'Forbidden'
}
/** Not signed in: to the gate, then back. */
export class SignIn extends Error {
  override name = 'SignIn'
  /** Where to go afterwards, when it is not the page that was asked. */
  readonly back: string | null
  /** @param gate whose gate: «citizen» or «agent» */
  constructor(gate: 'citizen' | 'agent', back: string | null = null) {
    super(gate)
    this.back = back
  }
}
/** 429: throttled. `retryAfter` in seconds. */
export class TooMany extends Error {
  override name = 'TooMany'
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super(`throttled for ${retryAfter} s`)
    this.retryAfter = retryAfter
  }
}
