import { createHmac } from 'node:crypto'
import { type Pick, pickFrom } from '#platform/captcha/picker.ts'
import { type Challenge, codeFrom, digitsFrom, isSameCode, readChallenge } from '../domain/challenge.ts'
import { isRightAnswer, type Question, questionFrom } from '../domain/questions.ts'
import { captchaKeys } from '../ports.ts'

const PURPOSE = 'captcha'

/** Chance of that challenge, for that use: the same each time, foretold by nobody without the key. */
const chance = (use: 'code' | 'digits' | 'question' | 'drawing' | 'voice', token: string): Pick =>
  pickFrom(createHmac('sha256', captchaKeys.get().derive(PURPOSE)).update(`${use} ${token}`).digest())

export const signChallenge = (text: string): string => captchaKeys.get().sign(PURPOSE, text)

/** Null when we did not sign it. */
export const openToken = (token: string): Challenge | null => {
  const text = captchaKeys.get().verify(PURPOSE, token)
  return text === null ? null : readChallenge(text)
}

export const questionOf = (token: string): Question => questionFrom(chance('question', token))

/** What to draw, and how. */
export const drawingOf = (token: string): { code: string; pick: Pick } => ({
  code: codeFrom(chance('code', token)),
  pick: chance('drawing', token),
})

/** What to say, and how. */
export const speechOf = (token: string): { digits: string; pick: Pick } => ({
  digits: digitsFrom(chance('digits', token)),
  pick: chance('voice', token),
})

/** The code of the image, or the digits of the recording, or the answer to the question. */
export const isRight = (challenge: Challenge, token: string, typed: string): boolean => {
  if (challenge.kind === 'off') return true
  if (challenge.kind === 'question') return isRightAnswer(typed, questionOf(token))
  return isSameCode(typed, drawingOf(token).code) || isSameCode(typed, speechOf(token).digits)
}
