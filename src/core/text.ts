/** U+00A0, before «:», «€», «h» and inside «» in French typography. */
export const nbsp = '\u00a0'
/** U+202F, before «;», «!», «?». */
export const thin = '\u202f'

/** «1 réservation», «2 réservations», «0 réservation» (French plural starts at 2). */
export const count = (n: number, one: string, many = `${one}s`): string => `${n}${nbsp}${Math.abs(n) < 2 ? one : many}`
export const plural = (n: number, one: string, many = `${one}s`): string => (Math.abs(n) < 2 ? one : many)

/** «un, deux et trois» */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`

/** NFC, trimmed, inner white space folded. Keeps accents, case and every letter: what a person typed as a name. */
export const tidy = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Lower case, without accents or ligatures: for comparing and building identifiers, never for showing. */
export const plain = (text: string): string =>
  text.toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFD').replace(/\p{M}/gu, '')

/** Number of characters as a person counts them (NFC code points). */
export const characters = (text: string): number => [...text.normalize('NFC')].length

/** First letter upper-cased, for sentences that start with a word from data. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The letters «d'» or «de » before a name: «d'Éric», «de Florian». */
export const ofName = (name: string): string => (/^[aeiouyàâäéèêëîïôöùûüœæ]/i.test(name) ? `d’${name}` : `de ${name}`)

/** Characters that a line of text may have unless its field says otherwise: enough for any name that a register holds. */
export const TEXT_MAX = 200
/** The same for a text of several lines. */
export const LONG_TEXT_MAX = 2000

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** A text as it stands in HTML or XML, an attribute between double quotes included. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPED[character]!)
