import { plain } from '#core/text.ts'

export type CaptchaKind = 'image' | 'question' | 'off'
const KINDS: readonly string[] = ['image', 'question', 'off'] satisfies CaptchaKind[]

/** What is asked, for which form, since when. Times in epoch seconds. */
export type Challenge = {
  readonly kind: CaptchaKind
  /** The form that it was made for («inscription»): lower-case letters and hyphens. */
  readonly form: string
  /** When that form was first shown to that person. */
  readonly since: number
  readonly madeAt: number
  /** Random. */
  readonly nonce: string
}

/** CA-2 · an image or a question is good for ten minutes; where nothing is asked, nobody waits for a form that is slow to fill. */
const LIFE = { image: 600, question: 600, off: 7_200 } as const
/** CA-5 · faster than this from page to post is not a person typing. */
export const HASTE = 3

export const expiresAt = ({ kind, madeAt }: Challenge): number => madeAt + LIFE[kind]
export const isExpired = (challenge: Challenge, now: number): boolean => now >= expiresAt(challenge)
export const isHasty = ({ since }: Challenge, now: number): boolean => now - since < HASTE

export const writeChallenge = ({ kind, form, since, madeAt, nonce }: Challenge): string =>
  [kind, form, since, madeAt, nonce].join(' ')

const isKind = (text: string): text is CaptchaKind => KINDS.includes(text)

/** Null when that text is not a challenge. */
export const readChallenge = (text: string): Challenge | null => {
  const [kind = '', form = '', since = '', madeAt = '', nonce = '', ...more] = text.split(' ')
  if (!isKind(kind) || !/^[a-z-]+$/.test(form) || !/^\d+$/.test(since) || !/^\d+$/.test(madeAt)) return null
  if (nonce === '' || more.length > 0) return null
  return { kind, form, since: Number(since), madeAt: Number(madeAt), nonce }
}

/** A whole number from 0 to `below`, excluded. */
export type Pick = (below: number) => number

/** The signs that an image may hold: none is taken for another. */
export const SIGNS = 'ACEFHJKLMNPRTWXY3479'
const CODE_LENGTH = 5
const DIGITS_LENGTH = 6

const times = (n: number, draw: () => string): string => Array.from({ length: n }, draw).join('')
export const codeFrom = (pick: Pick): string => times(CODE_LENGTH, () => SIGNS[pick(SIGNS.length)]!)
export const digitsFrom = (pick: Pick): string => times(DIGITS_LENGTH, () => String(pick(10)))

/** Capitals or not, with or without spaces: the same code. */
export const isSameCode = (typed: string, code: string): boolean =>
  plain(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '') === code
