import type { Refused, Result } from '#core/result.ts'
import { sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { Input } from '#platform/http/page.ts'
import { openFile } from '../../actions/process-decide.ts'
import { to } from '../../paths.ts'
import { type Refusal, sentences } from '../../refusals.ts'
import { FilePage } from './file.page.tsx'
import { fileOf, nothing } from './file.view.ts'
import { fromOf } from './query.ts'

const refusedFile = async (ctx: Ctx<Agent>, input: Input, number: number, refused: Refused<Refusal>): Promise<Answer> => {
  // Read again: what refused the gesture may be what somebody else did meanwhile.
  const request = await openFile(ctx, number)
  const state = nothing.blank().refused(sentenceOf(sentences, refused))
  return show(FilePage, await fileOf(ctx, input, request, { state }), 409)
}

/** What an agent sees after a gesture: the file with a word of success, or the file as it is now and why not. */
export const afterGesture = async (
  ctx: Ctx<Agent>,
  input: Input,
  number: number,
  done: Result<null, Refusal>,
  flash: string,
): Promise<Answer> => (done.ok ? goTo(to.file(number, await fromOf(ctx, input)), flash) : refusedFile(ctx, input, number, done))
