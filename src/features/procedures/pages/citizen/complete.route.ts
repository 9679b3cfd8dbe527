import { paperStateOf } from '#features/documents/index.ts'
import { form, sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type Input, page } from '#platform/http/page.ts'
import { sendComplement } from '../../actions/complete-request.ts'
import { namesFor } from '../../actions/offers.ts'
import { dropPending } from '../../actions/save-step.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { openComplement } from '../../store/complements.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { CompletePage } from './complete.page.tsx'
import { DropPendingPage } from './leave.page.tsx'

const nothing = form({})

const viewOf = async (ctx: Ctx<Citizen>, input: Input) => {
  const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
  const asked = request.status === 'a_completer' ? await openComplement(ctx.db, request.number) : null
  const papers = asked === null ? [] : await paperStateOf(ctx.db, request.number, ctx.now)
  return {
    request,
    asked,
    names: await namesFor(ctx.db, request),
    papers: papers.filter((paper) => asked?.papers.includes(paper.type)),
    form: nothing.blank(),
  }
}

/** What an agent asked again: the answers to correct, the papers to give, then one button. */
export const completeRoute = page({
  url: paths.complete,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const { asked, ...view } = await viewOf(ctx, input)
    return asked ? show(CompletePage, { ...view, asked }) : goTo(to.request(view.request.number))
  },
  post: async (ctx, input) => {
    const number = numberIn(input)
    const sent = await sendComplement(ctx, number)
    if (sent.ok) return goTo(to.request(number), 'complement-sent')
    const { asked, ...view } = await viewOf(ctx, input)
    const sentence = sentenceOf(sentences, sent)
    return asked
      ? show(CompletePage, { ...view, asked, form: nothing.blank().refused(sentence) }, 409)
      : goTo(to.request(number), 'request-locked')
  },
})

/** «Abandonner les modifications» */
export const dropPendingRoute = page({
  url: paths.dropPending,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
    return request.pending ? show(DropPendingPage, { request, form: nothing.blank() }) : goTo(to.request(request.number))
  },
  post: async (ctx, input) => {
    const number = numberIn(input)
    await dropPending(ctx, number)
    return goTo(to.request(number), 'change-dropped')
  },
})
