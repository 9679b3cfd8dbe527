import { JSDOM } from 'jsdom'
import { drawingOf, speechOf } from '#features/captcha/actions/secrets.ts'
import { CAPTCHA } from '#forms/captcha.ts'
import type { Visitor } from './visitor.ts'

const tokenIn = (document: Document): string => document.querySelector<HTMLInputElement>(`input[name=${CAPTCHA.token}]`)!.value

/** What a person would read in the image of that page: tests run in the process that holds the key (CA-3). */
export const codeOf = (token: string): string => drawingOf(token).code
export const codeOn = (document: Document): string => codeOf(tokenIn(document))
/** What a person would hear. */
export const digitsOn = (document: Document): string => speechOf(tokenIn(document)).digits

/** Types the characters of the image. */
export const copyImage = (visitor: Visitor): Visitor =>
  visitor.type('Recopiez les caractères de l’image', codeOn(visitor.document))

/** Token and answer, for tests that post by hand. */
export const captchaFields = (html: string): [string, string][] => {
  const { document } = new JSDOM(html).window
  return [
    [CAPTCHA.token, tokenIn(document)],
    [CAPTCHA.answer, codeOn(document)],
  ]
}

const NUMBERS =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit'.split(' ')
const DAYS = 'lundi mardi mercredi jeudi vendredi samedi dimanche lundi'.split(' ')
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre janvier'.split(' ')

const numberOf = (word: string): number => {
  const n = NUMBERS.indexOf(word)
  if (n < 0) throw new Error(`${word} is not a number that people write`)
  return n
}

/** Answers a question from its words alone, as a person does. @throws Error when it does not understand it */
export const answerTo = (question: string): string => {
  const text = question.replace(/[\s\u00a0\u202f]+/g, ' ')
  const found = (pattern: RegExp): string[] | null => pattern.exec(text)?.slice(1) ?? null
  const sum = found(/Combien font (\S+) (plus|moins) (\S+) \?/)
  if (sum) return NUMBERS[sum[1] === 'plus' ? numberOf(sum[0]!) + numberOf(sum[2]!) : numberOf(sum[0]!) - numberOf(sum[2]!)]!
  const letter = found(/Quel mot commence par la lettre (\w) : (.+) \?/)
  if (letter) {
    const words = letter[1]!.split(', ').filter((word) => word.normalize('NFD')[0] === letter[0]!.toLowerCase())
    if (words.length === 1) return words[0]!
  }
  const next = found(/Quel (?:jour|mois) vient juste après (\S+) \?/)
  if (next) {
    const list = DAYS.includes(next[0]!) ? DAYS : MONTHS
    return list[list.indexOf(next[0]!) + 1]!
  }
  const largest = found(/Quel est le plus grand de ces nombres : (.+) \?/)
  if (largest) return String(Math.max(...largest[0]!.split(/, | et /).map(numberOf)))
  throw new Error(`nobody could answer «${question}»`)
}

const QUESTION = /^(Combien|Quel) .+\?/

/** Reads the question that the page asks, and types its answer. */
export const answerQuestion = (visitor: Visitor): Visitor => {
  const label = [...visitor.main.querySelectorAll('label')].find(({ textContent }) => QUESTION.test(textContent ?? ''))!
  return visitor.type(QUESTION, answerTo(label.textContent!))
}
