import type { Closure } from '#features/catalogue/index.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { exampleLetter, leavingOf } from '#platform/mail/letter-text.ts'
import { findLetterText } from '#platform/mail/letter-texts.ts'
import { closureTexts, reasonsOf } from '../mails/closure.ts'
import { previewClosing } from './close-days.ts'

/** AG-11 · What closing these days would do, now, and the letter that each family would read. */
export const consequencesOf = async ({ db, now, town }: TownCtx, closures: readonly Closure[]) => {
  const text = closureTexts.closed
  const prose = leavingOf(text, await findLetterText(db, text.code))
  const letter = exampleLetter(text, prose, town, { raisons: reasonsOf(closures.map(({ label }) => label)) })
  return { closures, impact: await previewClosing(db, closures, now), letter, town }
}
