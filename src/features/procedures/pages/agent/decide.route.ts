import { readId } from '#core/ids.ts'
import { posted } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type Input, page } from '#platform/http/page.ts'
import { blockingPapers } from '../../actions/blocking-papers.ts'
import { acceptRequest, forEffect, openFile, refuseRequest, reopenRequest, replyToRequest } from '../../actions/process-decide.ts'
import { takeOverRequest } from '../../actions/process-take.ts'
import { effects } from '../../effects.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import type { Request } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { acceptForm, reasonForm, reasonText, replyForm } from './decide.form.ts'
import {
  AcceptPage,
  type AcceptProps,
  type GestureProps,
  RefusePage,
  ReopenPage,
  ReplyPage,
  TakeOverPage,
} from './decide.page.tsx'
import { answerGesture, gestureProps, isHeld, seenIn } from './gesture.ts'
import { type reopenFields, reopenForm, takeOverForm } from './note.form.ts'
import { fromOf } from './query.ts'

/** The request when it can be decided this way; its file otherwise, which says who holds it. */
const when = async (
  ctx: Ctx<Agent>,
  input: Input,
  may: (request: Request) => boolean,
  view: (request: Request) => Promise<Answer>,
): Promise<Answer> => {
  const request = await openFile(ctx, numberIn(input))
  return may(request) ? view(request) : goTo(to.file(request.number, await fromOf(ctx, input)))
}
const held = (ctx: Ctx<Agent>, input: Input, outcome: 'decision' | 'reply', view: (request: Request) => Promise<Answer>) =>
  when(ctx, input, (request) => isHeld(ctx, request) && request.definition.outcome === outcome, view)

const acceptProps = async (ctx: Ctx<Agent>, props: GestureProps<typeof acceptForm.fields>): Promise<AcceptProps> => {
  const effect = forEffect(props.request)
  return {
    ...props,
    preview: effect ? await effects.get().preview(ctx.db, effect) : [],
    ...(await blockingPapers(ctx.db, props.request.number, ctx.now)),
  }
}

/** PR-10 · What accepting changes is read before it is done. */
export const acceptRoute = page({
  url: paths.accept,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) =>
    held(ctx, input, 'decision', async (request) =>
      show(AcceptPage, await acceptProps(ctx, await gestureProps(ctx, input, request, acceptForm.blank()))),
    ),
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const reading = acceptForm.read(body)
    const again = async (props: GestureProps<typeof acceptForm.fields>, status: 409 | 422) =>
      show(AcceptPage, await acceptProps(ctx, props), status)
    if (!reading.ok)
      return held(ctx, input, 'decision', async (request) => again(await gestureProps(ctx, input, request, reading), 422))
    const seen = seenIn(body)
    const done = await acceptRequest(ctx, number, {
      ...(seen === undefined ? {} : { seen }),
      ...(reading.values.sans === null ? {} : { without: reading.values.sans }),
    })
    return answerGesture(ctx, input, number, { done, flash: 'request-accepted', form: reading, again: (p) => again(p, 409) })
  },
})

export const refuseRoute = page({
  url: paths.refuse,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) =>
    held(ctx, input, 'decision', async (request) =>
      show(RefusePage, await gestureProps(ctx, input, request, reasonForm.blank())),
    ),
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const reading = reasonForm.read(body)
    if (!reading.ok)
      return held(ctx, input, 'decision', async (request) =>
        show(RefusePage, await gestureProps(ctx, input, request, reading), 422),
      )
    const done = await refuseRequest(ctx, number, reasonText(reading.values), seenIn(body))
    const again = (props: GestureProps<typeof reasonForm.fields>) => show(RefusePage, props, 409)
    return answerGesture(ctx, input, number, { done, flash: 'request-refused', form: reading, again })
  },
})

export const replyRoute = page({
  url: paths.reply,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) =>
    held(ctx, input, 'reply', async (request) => show(ReplyPage, await gestureProps(ctx, input, request, replyForm.blank()))),
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const reading = replyForm.read(body)
    if (!reading.ok)
      return held(ctx, input, 'reply', async (request) => show(ReplyPage, await gestureProps(ctx, input, request, reading), 422))
    const done = await replyToRequest(ctx, number, reading.values.reponse, seenIn(body))
    const again = (props: GestureProps<typeof replyForm.fields>) => show(ReplyPage, props, 409)
    return answerGesture(ctx, input, number, { done, flash: 'request-answered', form: reading, again })
  },
})

const heldByOther = (ctx: Ctx<Agent>, request: Request): boolean =>
  (request.status === 'en_traitement' || request.status === 'a_completer') &&
  request.takenBy !== null &&
  request.takenBy.account !== ctx.actor.account

/** PR-9 · Taking over is said, never done by surprise. */
export const takeOverRoute = page({
  url: paths.takeOver,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) =>
    when(
      ctx,
      input,
      (request) => heldByOther(ctx, request),
      async (request) => show(TakeOverPage, await gestureProps(ctx, input, request, takeOverForm.blank())),
    ),
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const reading = takeOverForm.read(body)
    if (!reading.ok)
      return when(
        ctx,
        input,
        (request) => heldByOther(ctx, request),
        async (request) => show(TakeOverPage, await gestureProps(ctx, input, request, reading), 422),
      )
    const holder = readId(posted(body, 'titulaire')) ?? 0
    const done = await takeOverRequest(ctx, number, { holder, reason: reading.values.raison })
    const again = (props: GestureProps<typeof takeOverForm.fields>) => show(TakeOverPage, props, 409)
    return answerGesture(ctx, input, number, { done, flash: 'request-taken-over', form: reading, again })
  },
})

const isDecided = ({ status, definition }: Request): boolean =>
  definition.outcome === 'decision' && (status === 'acceptee' || status === 'refusee')

const reopenProps = (props: GestureProps<typeof reopenFields>) => ({
  ...props,
  undone:
    props.request.status === 'acceptee' && props.request.definition.effect === 'enrolment'
      ? [
          'L’inscription et le droit de réserver seront fermés, sauf si la famille a réservé depuis. L’inscription scolaire qu’elle avait remplacée sera rétablie.',
        ]
      : [],
})

/** PR-43 · A decision taken back, with what that undoes. */
export const reopenRoute = page({
  url: paths.reopen,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) =>
    when(ctx, input, isDecided, async (request) =>
      show(ReopenPage, reopenProps(await gestureProps(ctx, input, request, reopenForm.blank()))),
    ),
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const reading = reopenForm.read(body)
    if (!reading.ok)
      return when(ctx, input, isDecided, async (request) =>
        show(ReopenPage, reopenProps(await gestureProps(ctx, input, request, reading)), 422),
      )
    const done = await reopenRequest(ctx, number, reading.values.raison)
    const again = (props: GestureProps<typeof reopenFields>) => show(ReopenPage, reopenProps(props), 409)
    return answerGesture(ctx, input, number, { done, flash: 'request-reopened', form: reading, again })
  },
})
