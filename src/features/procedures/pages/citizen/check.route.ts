import { form, sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type Input, page } from '#platform/http/page.ts'
import { namesFor } from '../../actions/offers.ts'
import { submitRequest } from '../../actions/submit-request.ts'
import { walk } from '../../domain/walk.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { aboutChild } from '../about-child.ts'
import { numberIn } from '../number.ts'
import { CheckPage } from './check.page.tsx'

const nothing = form({})

const viewOf = async (ctx: Ctx<Citizen>, input: Input) => {
  const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
  return {
    request,
    names: await namesFor(ctx.db, request),
    about: request.child ? await aboutChild(ctx.db, request.child.id) : [],
    other: null as number | null,
    form: nothing.blank(),
  }
}

export const checkRoute = page({
  url: paths.check,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const view = await viewOf(ctx, input)
    const { number, status, definition, answers } = view.request
    if (status !== 'brouillon') return goTo(to.request(number))
    const { resume } = walk(definition, answers)
    return resume === null ? show(CheckPage, view) : goTo(to.step(number, resume))
  },
  post: async (ctx, input) => {
    const number = numberIn(input)
    const sent = await submitRequest(ctx, number)
    if (sent.ok) return goTo(to.done(number))
    const view = await viewOf(ctx, input)
    const other = sent.refusal === 'requests.already-open' ? Number(sent.details.number) : null
    return show(CheckPage, { ...view, other, form: nothing.blank().refused(sentenceOf(sentences, sent)) }, 409)
  },
})
