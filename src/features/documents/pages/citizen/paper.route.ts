import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { posted } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { type Input, page } from '#platform/http/page.ts'
import { answerSituation, reusePaper } from '../../actions/provide.ts'
import { keptWords } from '../../domain/document-type.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { findDraft, findSent } from '../../store/documents.ts'
import { listReusable } from '../../store/reusable.ts'
import { ownPaper } from './own-paper.ts'
import { PaperPage, type PaperProps } from './paper.page.tsx'
import { EXCHANGES } from './papers.route.ts'
import { situationForm } from './situation.form.ts'

const propsOf = async (ctx: Ctx<Citizen>, input: Input): Promise<PaperProps> => {
  const { paper, row } = await ownPaper(ctx, input)
  const sent = await findSent(ctx.db, paper.id)
  const answer = paper.isConcerned === null ? undefined : paper.isConcerned ? 'oui' : 'non'
  return {
    row,
    help: paper.type.help,
    kept: keptWords(paper.type.retention),
    nav: EXCHANGES,
    situation: paper.type.question === null ? null : situationForm(paper.type.question).blank({ situation: answer }),
    isConcerned: paper.isConcerned,
    hasDraft: (await findDraft(ctx.db, paper.id, ctx.actor.account)) !== null,
    reusable: row.status === 'valide' ? [] : await listReusable(ctx.db, paper, ctx.actor, parisDay(ctx.now)),
    sent: sent && { sentOn: parisDay(sent.sentAt!), files: sent.files, pages: sent.pages },
  }
}

export const paperRoute = page({
  url: paths.paper,
  for: 'citizen',
  allow: permissions.provide,
  get: async (ctx, input) => show(PaperPage, await propsOf(ctx, input)),
})

/** DO-2 · «Non»: the paper does not concern them, and is not asked any more. */
export const situationRoute = page({
  url: paths.situation,
  for: 'citizen',
  allow: permissions.provide,
  post: async (ctx, input, body) => {
    const { paper } = await ownPaper(ctx, input)
    const reading = situationForm(paper.type.question ?? '').read(body)
    if (paper.type.question === null) return goTo(to.paper(paper.id))
    if (!reading.ok) return show(PaperPage, { ...(await propsOf(ctx, input)), situation: reading }, 422)
    const isConcerned = reading.values.situation === 'oui'
    await answerSituation(ctx, paper.id, isConcerned)
    return isConcerned ? goTo(to.provide(paper.id)) : goTo(to.papers(), 'paper-not-concerned')
  },
})

export const reuseRoute = page({
  url: paths.reuse,
  for: 'citizen',
  allow: permissions.provide,
  post: async (ctx, input, body) => {
    const { paper } = await ownPaper(ctx, input)
    const done = await reusePaper(ctx, paper.id, readId(posted(body, 'document')) ?? 0)
    return done.ok ? goTo(to.papers(), 'paper-sent') : goTo(to.paper(paper.id), 'paper-not-reused')
  },
})
