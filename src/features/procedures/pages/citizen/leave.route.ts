import { form, sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { discardDraft, withdrawRequest } from '../../actions/withdraw-request.ts'
import { isWithdrawable } from '../../domain/status.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getOwnRequest } from '../../store/requests.ts'
import { numberIn } from '../number.ts'
import { DiscardPage, WithdrawPage } from './leave.page.tsx'

const nothing = form({})

/** «Retirer la demande»: asked once more, since it cannot be undone. */
export const withdrawRoute = page({
  url: paths.withdraw,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
    return isWithdrawable(request.status)
      ? show(WithdrawPage, { request, form: nothing.blank() })
      : goTo(to.request(request.number))
  },
  post: async (ctx, input) => {
    const number = numberIn(input)
    const done = await withdrawRequest(ctx, number)
    if (done.ok) return goTo(to.request(number), 'request-withdrawn')
    const request = await getOwnRequest(ctx.db, number, ctx.actor.person)
    return show(WithdrawPage, { request, form: nothing.blank().refused(sentenceOf(sentences, done)) }, 409)
  },
})

/** «Annuler la demande» of a draft: deletes it. */
export const discardRoute = page({
  url: paths.discard,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => {
    const request = await getOwnRequest(ctx.db, numberIn(input), ctx.actor.person)
    return request.status === 'brouillon'
      ? show(DiscardPage, { request, form: nothing.blank() })
      : goTo(to.request(request.number))
  },
  post: async (ctx, input) => {
    const number = numberIn(input)
    const done = await discardDraft(ctx, number)
    if (done.ok) return goTo(to.requests(), 'draft-deleted')
    const request = await getOwnRequest(ctx.db, number, ctx.actor.person)
    return show(DiscardPage, { request, form: nothing.blank().refused(sentenceOf(sentences, done)) }, 409)
  },
})
