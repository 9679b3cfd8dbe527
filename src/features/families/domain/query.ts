import { readPhone } from '#core/phone.ts'
import { plain, tidy } from '#core/text.ts'

/** What an agent typed, as each way of finding somebody reads it; null where it cannot be that. */
export type Query = {
  readonly name: string | null
  readonly email: string | null
  readonly digits: string | null
  /** A number that does not say of what may be of any of them. */
  readonly family: number | null
  readonly request: number | null
  readonly receipt: number | null
  /** Of an online payment, as the platform's letters say it. */
  readonly reference: string | null
}

const LONGEST = 100

/** «demande n° 109», «n°12», «reçu 4» */
const NUMBER = /^(famille|foyer|demande|recu)?\s*(?:n\s*[°o]?\s*)?([1-9]\d{0,8})$/u

/**
 * FS-1 · a name (two letters at least), an address (three signs), a telephone (six figures, however it is written), the
 * number of a family, a request or a receipt, the reference of a payment.
 */
export const readQuery = (typed: string): Query => {
  const text = tidy(typed).slice(0, LONGEST)
  const figures = text.replace(/[\s.+()/-]/g, '')
  const isFigures = /^\d+$/.test(figures)
  const [, of, number] = NUMBER.exec(isFigures ? figures : plain(text)) ?? []
  const numberOf = (...words: readonly string[]) =>
    number !== undefined && (of === undefined || words.includes(of)) ? Number(number) : null
  const letters = plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const phone = readPhone(text.replace('(0)', ''))?.replaceAll(' ', '') ?? figures
  return {
    name: !isFigures && !number && !text.includes('@') && letters.length >= 2 ? letters : null,
    email: !isFigures && !number && !/\s/.test(text) && text.length >= 3 ? text.toLowerCase() : null,
    digits: isFigures && figures.length >= 6 ? phone : null,
    family: numberOf('famille', 'foyer'),
    request: numberOf('demande'),
    receipt: numberOf('recu'),
    reference: /^[A-Z\d]{6,30}$/i.test(text) ? text.toUpperCase() : null,
  }
}
