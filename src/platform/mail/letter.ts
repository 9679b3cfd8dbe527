import type { LetterContent, LetterPart } from '../../core/letter.ts'

export type { LetterContent, LetterPart } from '../../core/letter.ts'

declare const fromText: unique symbol

/** TS-8 · what can be posted: made by `letterFrom` only, so that a town can write each letter otherwise. */
export type Letter = LetterContent & {
  /** Which text it is made from, and what fills it. */
  readonly text: { readonly code: string } & Filling
  readonly [fromText]: true
}

/** What one letter puts in place of words and blocks. */
export type Filling = {
  readonly words: Readonly<Record<string, string>>
  readonly blocks: Readonly<Record<string, readonly LetterPart[]>>
}
