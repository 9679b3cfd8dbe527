import { getPerson } from '#features/family/index.ts'
import { form, posted, sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { composeMessages, finishReview, sealOf } from '../../actions/review.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { documentsSentences } from '../../refusals.ts'
import { FinishPage, type FinishProps } from './finish.page.tsx'

const nothing = form({})

const propsOf = async (ctx: Ctx<Agent>, state = nothing.blank()): Promise<FinishProps> => {
  const drafts = await composeMessages(ctx.db, ctx.actor.account, ctx.now)
  const named = await Promise.all(drafts.map(async (draft) => ({ ...draft, name: await getPerson(ctx.db, draft.recipient) })))
  return { drafts: named, seal: sealOf(drafts), form: state }
}

export const finishRoute = page({
  url: paths.finish,
  for: 'agent',
  allow: permissions.review,
  get: async (ctx) => show(FinishPage, await propsOf(ctx)),
  post: async (ctx, _input, body) => {
    const done = await finishReview(ctx, posted(body, 'vu'))
    if (!done.ok) return show(FinishPage, await propsOf(ctx, nothing.blank().refused(sentenceOf(documentsSentences, done))), 409)
    return goTo(to.queue(), { code: 'papers-told', data: { count: done.value } })
  },
})
