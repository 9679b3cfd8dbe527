import { sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type Input, page } from '#platform/http/page.ts'
import { acceptRequest, forEffect, openFile, refuseRequest, replyToRequest } from '../../actions/process-request.ts'
import { effects } from '../../effects.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getSentRequest, type Request } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { reasonForm, replyForm } from './decide.form.ts'
import { AcceptPage, RefusePage, ReplyPage } from './decide.page.tsx'
import { FilePage } from './file.page.tsx'
import { fileRefused, nothing } from './file.view.ts'

/** The request when this agent holds it; its file otherwise, which says who does. */
const held = async (ctx: Ctx<Agent>, input: Input, view: (request: Request) => Promise<Answer> | Answer): Promise<Answer> => {
  const request = await openFile(ctx, numberIn(input))
  const isOpen = request.status === 'en_traitement' || request.status === 'a_completer'
  return isOpen && request.takenBy?.account === ctx.actor.account ? view(request) : goTo(to.file(request.number))
}

/** PR-10 · What accepting changes is read before it is done. */
export const acceptRoute = page({
  url: paths.accept,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) =>
    held(ctx, input, async (request) => {
      const effect = forEffect(request)
      return show(AcceptPage, {
        request,
        form: nothing.blank(),
        preview: effect ? await effects.get().preview(ctx.db, effect) : [],
      })
    }),
  post: async (ctx, input) => {
    const number = numberIn(input)
    const done = await acceptRequest(ctx, number)
    return done.ok
      ? goTo(to.file(number), 'request-accepted')
      : show(FilePage, await fileRefused(ctx, number, sentenceOf(sentences, done)), 409)
  },
})

export const refuseRoute = page({
  url: paths.refuse,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) => held(ctx, input, (request) => show(RefusePage, { request, form: reasonForm.blank() })),
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const reading = reasonForm.read(body)
    if (!reading.ok) return show(RefusePage, { request: await getSentRequest(ctx.db, number), form: reading }, 422)
    const done = await refuseRequest(ctx, number, reading.values.raison)
    return done.ok
      ? goTo(to.file(number), 'request-refused')
      : show(FilePage, await fileRefused(ctx, number, sentenceOf(sentences, done)), 409)
  },
})

export const replyRoute = page({
  url: paths.reply,
  for: 'agent',
  allow: permissions.process,
  get: (ctx, input) => held(ctx, input, (request) => show(ReplyPage, { request, form: replyForm.blank() })),
  post: async (ctx, input, body) => {
    const number = numberIn(input)
    const reading = replyForm.read(body)
    if (!reading.ok) return show(ReplyPage, { request: await getSentRequest(ctx.db, number), form: reading }, 422)
    const done = await replyToRequest(ctx, number, reading.values.reponse)
    return done.ok
      ? goTo(to.file(number), 'request-answered')
      : show(FilePage, await fileRefused(ctx, number, sentenceOf(sentences, done)), 409)
  },
})
