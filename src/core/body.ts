/** A posted form: every value under its input name, in order. */
export type Body = Readonly<Record<string, readonly string[]>>
