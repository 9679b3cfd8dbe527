/**
 * What an action answers. A refusal is a value, not an exception: the caller shows it (HTTP 409) and the transaction
 * that produced it rolls back.
 */
export type Ok<T> = { readonly ok: true; readonly value: T }

/** `code` is `subject.reason` (kebab-case), listed with its French sentence in the feature's `refusals.ts`. */
export type Refused<C extends string = string> = {
  readonly ok: false
  readonly refusal: C
  /** Facts that the sentence needs: dates, places, amounts. Never personal data. */
  readonly details: Readonly<Record<string, string | number>>
}

export type Result<T, C extends string = string> = Ok<T> | Refused<C>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const refuse = <C extends string>(refusal: C, details: Refused['details'] = {}): Refused<C> => ({
  ok: false,
  refusal,
  details,
})
