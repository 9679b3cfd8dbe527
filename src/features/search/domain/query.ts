import { plain } from '#core/text.ts'

/** Longer questions are cut: a search is a few words. */
const MOST = 100

/** SE-1 · small letters and figures, no accent, single spaces: «L’École ?» → «l ecole». */
export const searchWords = (text: string): string =>
  plain(text.slice(0, MOST * 4))
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, MOST)
    .trim()

/** PostgreSQL's tsquery for those words, all of them; the last one may be the beginning of a word. Null for none. */
export const termsOf = (words: string): string | null => {
  const parts = words.split(' ').filter((part) => part !== '')
  return parts.length === 0 ? null : parts.map((part, i) => (i === parts.length - 1 ? `${part}:*` : part)).join(' & ')
}

/** SE-5 · may be kept as «not found»: short words that name nobody in particular (no figure, at most four words). */
export const mayBeKept = (words: string): boolean =>
  words.length >= 3 && words.length <= 60 && !/\d/.test(words) && words.split(' ').length <= 4

export type Synonym = { readonly id: number; readonly word: string; readonly means: string }

/** SE-3 · the words of a title with what people call it otherwise. Both are plain. */
export const withSynonyms = (words: string, synonyms: readonly Synonym[]): string => {
  const padded = ` ${words} `
  const others = synonyms.filter(({ means }) => padded.includes(` ${means} `)).map(({ word }) => word)
  return [words, ...new Set(others)].join(' ')
}
