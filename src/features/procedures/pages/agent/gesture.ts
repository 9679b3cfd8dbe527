import type { Body } from '#core/body.ts'
import { showMoment } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import type { Result } from '#core/result.ts'
import { nbsp } from '#core/text.ts'
import { type Fields, type FormState, posted, sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { Input } from '#platform/http/page.ts'
import { openFile } from '../../actions/process-decide.ts'
import { eventLabel } from '../../domain/status.ts'
import { to } from '../../paths.ts'
import { type Refusal, sentences } from '../../refusals.ts'
import { listHistory } from '../../store/history.ts'
import type { Request } from '../../store/requests.ts'
import type { GestureProps } from './decide.page.tsx'
import { fromOf } from './query.ts'

/** The revision that the posted page showed; null when it does not say. */
export const seenIn = (body: Body): number | undefined => readId(posted(body, 'vu')) ?? undefined

/** The latest events, for whoever was writing while they happened. */
const latest = async (ctx: Ctx<Agent>, request: Request): Promise<string[]> =>
  (await listHistory(ctx.db, request.number))
    .slice(-3)
    .map(
      ({ at, kind, agent }) =>
        `${eventLabel(kind, request.definition.outcome)}, le ${showMoment(at)}${nbsp}: ${agent ?? 'la famille'}`,
    )

/** What the page of a gesture shows. */
export const gestureProps = async <Fs extends Fields>(
  ctx: Ctx<Agent>,
  input: Input,
  request: Request,
  form: FormState<Fs>,
  hasChanged = false,
): Promise<GestureProps<Fs>> => ({
  request,
  form,
  from: await fromOf(ctx, input),
  since: hasChanged ? await latest(ctx, request) : [],
})

/** Held by this agent and still to be decided. */
export const isHeld = (ctx: Ctx<Agent>, request: Request): boolean =>
  (request.status === 'en_traitement' || request.status === 'a_completer') && request.takenBy?.account === ctx.actor.account

/**
 * PR-49 · What a gesture was answered: the file with a word of success, or the same page again with what was typed, what
 * changed meanwhile, and why not.
 */
export const answerGesture = async <Fs extends Fields>(
  ctx: Ctx<Agent>,
  input: Input,
  number: number,
  what: {
    readonly done: Result<null, Refusal>
    readonly flash: string
    readonly form: FormState<Fs>
    readonly again: (props: GestureProps<Fs>) => Promise<Answer> | Answer
  },
): Promise<Answer> => {
  if (what.done.ok) return goTo(to.file(number, await fromOf(ctx, input)), what.flash)
  const request = await openFile(ctx, number)
  const form = what.form.refused(sentenceOf(sentences, what.done))
  return what.again(await gestureProps(ctx, input, request, form, true))
}
