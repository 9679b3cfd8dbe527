import { MONTHS } from '#core/days.ts'
import { listed, nbsp, plain, thin } from '#core/text.ts'
import type { Pick } from './challenge.ts'

/** `answers`: what is right, in small letters without accents. */
export type Question = { readonly text: string; readonly answers: readonly string[] }

const NUMBERS = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
  'dix-sept',
  'dix-huit',
] as const

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

/** One for a letter: no two begin alike. */
const WORDS = [
  'ami',
  'bateau',
  'chat',
  'fleur',
  'jardin',
  'lampe',
  'maison',
  'nuage',
  'pomme',
  'route',
  'soleil',
  'table',
  'vélo',
] as const

const number = (n: number): readonly string[] => [String(n), plain(NUMBERS[n]!)]
const one = <T>(pick: Pick, list: readonly T[]): T => list[pick(list.length)]!

const threeOf = <T>(pick: Pick, list: readonly T[]): T[] => {
  const left = [...list]
  return Array.from({ length: 3 }, () => left.splice(pick(left.length), 1)[0]!)
}

const sum = (pick: Pick): Question => {
  const [a, b] = [1 + pick(9), 1 + pick(9)]
  return { text: `Combien font ${NUMBERS[a]} plus ${NUMBERS[b]}`, answers: number(a + b) }
}
const difference = (pick: Pick): Question => {
  const b = 1 + pick(5)
  const a = b + 1 + pick(5)
  return { text: `Combien font ${NUMBERS[a]} moins ${NUMBERS[b]}`, answers: number(a - b) }
}
const firstLetter = (pick: Pick): Question => {
  const words = threeOf(pick, WORDS)
  const word = one(pick, words)
  return {
    text: `Quel mot commence par la lettre ${plain(word)[0]!.toUpperCase()}${nbsp}: ${words.join(', ')}`,
    answers: [plain(word)],
  }
}
const nextDay = (pick: Pick): Question => {
  const i = pick(DAYS.length)
  return { text: `Quel jour vient juste après ${DAYS[i]}`, answers: [DAYS[(i + 1) % DAYS.length]!] }
}
const nextMonth = (pick: Pick): Question => {
  const i = pick(MONTHS.length)
  return { text: `Quel mois vient juste après ${MONTHS[i]}`, answers: [plain(MONTHS[(i + 1) % MONTHS.length]!)] }
}
const largest = (pick: Pick): Question => {
  const numbers = threeOf(pick, [1, 2, 3, 4, 5, 6, 7, 8, 9])
  return {
    text: `Quel est le plus grand de ces nombres${nbsp}: ${listed(numbers.map((n) => NUMBERS[n]!))}`,
    answers: number(Math.max(...numbers)),
  }
}

const FAMILIES = [sum, difference, firstLetter, nextDay, nextMonth, largest] as const

/** CA-4 · a question in plain words, with one short answer: several hundred of them. */
export const questionFrom = (pick: Pick): Question => {
  const { text, answers } = one(pick, FAMILIES)(pick)
  return { text: `${text}${thin}?`, answers }
}

/** Accents, capitals, full stops and articles do not count; a number is right in digits or in letters. */
export const isRightAnswer = (typed: string, { answers }: Question): boolean => {
  const said = plain(typed)
    .replace(/[.!?,;:«»"]/g, ' ')
    .replace(/^\s*(?:le |la |les |l['’]|c['’]est )+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return answers.some((answer) => said === answer || said.replace(' ', '-') === answer)
}
