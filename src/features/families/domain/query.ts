import { plain, tidy } from '#core/text.ts'

/** What an agent typed, as each way of finding somebody reads it; null where it cannot be that. */
export type Query = {
  readonly name: string | null
  readonly email: string | null
  readonly digits: string | null
  readonly number: number | null
}

const LONGEST = 100

/** FS-1 · a name (two letters at least), an address (three signs), a telephone (six figures), a family number. */
export const readQuery = (typed: string): Query => {
  const text = tidy(typed).slice(0, LONGEST)
  const figures = text.replace(/[\s.+()-]/g, '')
  const isFigures = /^\d+$/.test(figures)
  const letters = plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return {
    name: !isFigures && !text.includes('@') && letters.length >= 2 ? letters : null,
    email: !isFigures && !/\s/.test(text) && text.length >= 3 ? text.toLowerCase() : null,
    digits: isFigures && figures.length >= 6 ? figures.replace(/^(?:0033|33(?=\d{9}$))/, '0') : null,
    number: /^[1-9]\d{0,8}$/.test(figures) ? Number(figures) : null,
  }
}
