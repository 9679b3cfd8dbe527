import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type Input, page } from '#platform/http/page.ts'
import { acceptRequest, forEffect, openFile, refuseRequest, replyToRequest } from '../../actions/process-request.ts'
import { effects } from '../../effects.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import type { Request } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { afterGesture } from './after.ts'
import { reasonForm, replyForm } from './decide.form.ts'
import { AcceptPage, RefusePage, ReplyPage } from './decide.page.tsx'
import { nothing } from './file.view.ts'

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
    return afterGesture(ctx, number, await acceptRequest(ctx, number), 'request-accepted')
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
    if (!reading.ok) return held(ctx, input, (request) => show(RefusePage, { request, form: reading }, 422))
    return afterGesture(ctx, number, await refuseRequest(ctx, number, reading.values.raison), 'request-refused')
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
    if (!reading.ok) return held(ctx, input, (request) => show(ReplyPage, { request, form: reading }, 422))
    return afterGesture(ctx, number, await replyToRequest(ctx, number, reading.values.reponse), 'request-answered')
  },
})
