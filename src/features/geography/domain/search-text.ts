import { plain } from '#core/text.ts'

const ROMAN = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
]
const CAPITALS = /^(paris|lyon|marseille) (.+)$/

/** «2e arrondissement», «02», «2ème», «II» → «2». Other words come back as they are. */
const arrondissementOf = (words: string): string => {
  const rest = words.replace(/ ?\b(arrondissement|arrdt|arrt|arr)\b ?/g, ' ').trim()
  const digits = /^0?(\d{1,2})(?: ?(?:er|ere|e|eme|nd|nde))?$/.exec(rest)
  if (digits) return digits[1]!
  const roman = ROMAN.indexOf(rest.replace(/ ?(e|eme|er)$/, ''))
  return roman >= 0 ? String(roman + 1) : words
}

/**
 * GE-1 · a commune's name as searched: lower case, without accents, ligatures, hyphens or apostrophes, «st» and «ste» whole,
 * «s/» as «sur», an arrondissement of Paris, Lyon or Marseille by its number («lyon 2»).
 */
export const searchText = (text: string): string => {
  const words = plain(text)
    .replace(/\bs\/ ?s(\/|\b)/g, ' sous ')
    .replace(/\bs\//g, ' sur ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    // Abbreviations stand before a name: «st» alone may be the start of Strasbourg.
    .replace(/\bst(?= )/g, 'saint')
    .replace(/\bste(?= )/g, 'sainte')
    .replace(/\bsts(?= )/g, 'saints')
    .replace(/\bstes(?= )/g, 'saintes')
    .replace(/\bn d(?= )|\bnd(?= )/g, 'notre dame')
    .replace(/^mt(?= )/, 'mont')
    .replace(/ cedex( \d+)?$/, '')
  const capital = CAPITALS.exec(words)
  return capital ? `${capital[1]} ${arrondissementOf(capital[2]!)}` : words
}

/** Without its leading article: «Le Havre», «Havre (Le)» and «Havre» are one. */
export const bareText = (searched: string): string =>
  searched.replace(/^(le|la|les|l) (?=.)/, '').replace(/(?<=.) (le|la|les|l)$/, '')

/** «Lyon 02 (69)», «Saint-Denis 93»: the name, and the département that follows it. */
export const splitDepartment = (typed: string): { readonly name: string; readonly department: string | null } => {
  const match = /^(.*\S)\s*\((\d{2,3}|2[AaBb])\)$/.exec(typed.trim())
  return match ? { name: match[1]!, department: match[2]!.toUpperCase() } : { name: typed.trim(), department: null }
}

/** The letters in alphabetical order: two names with letters swapped have the same. */
export const lettersOf = (searched: string): string => [...searched.replaceAll(' ', '')].sort().join('')

/** What a mistake costs: a forgotten, added or swapped letter is likelier than one replaced by another. */
export const SLIP = 2
const REPLACED = 3

/** How far what was typed is from a name, in slips of `SLIP` each (optimal string alignment). */
export const distance = (typed: string, name: string): number => {
  let before: number[] = []
  let last = Array.from({ length: name.length + 1 }, (_, j) => j * SLIP)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i * SLIP]
    for (let j = 1; j <= name.length; j++) {
      const same = typed[i - 1] === name[j - 1]
      row[j] = Math.min(last[j]! + SLIP, row[j - 1]! + SLIP, last[j - 1]! + (same ? 0 : REPLACED))
      if (i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + SLIP)
    }
    before = last
    last = row
  }
  return last[name.length]!
}
