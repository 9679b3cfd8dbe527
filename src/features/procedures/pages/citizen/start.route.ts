import { messagePaths } from '#features/messages/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { SignIn } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { page } from '#platform/http/page.ts'
import { startRequest } from '../../actions/start-request.ts'
import { walk } from '../../domain/walk.ts'
import { DESK_URL, paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getProcedure } from '../../store/procedures.ts'
import { findDraft } from '../../store/requests.ts'
import { termsForm } from './start.form.ts'
import { StartPage } from './start.page.tsx'

const viewOf = async (ctx: Ctx<Citizen>, slug: string) => {
  const procedure = await getProcedure(ctx.db, slug)
  return { procedure, draft: await findDraft(ctx.db, ctx.actor.person, slug), formKey: newKey() }
}

/** A contact needs no account; everything else does. Agents start nothing for themselves. */
const forCitizens = async (ctx: Ctx, slug: string, answer: (ctx: Ctx<Citizen>) => Promise<Answer>): Promise<Answer> => {
  const { definition } = await getProcedure(ctx.db, slug)
  const { actor } = ctx
  if (actor.kind === 'citizen') return answer({ ...ctx, actor })
  // An agent who reads requests finds theirs; another reads what everybody reads, or goes back to their own work.
  if (actor.kind === 'agent' && mayDo.get()(actor, permissions.read)) return goTo(to.queue())
  if (definition.outcome === 'reply') return goTo(messagePaths.contact(slug))
  if (actor.kind === 'agent') return goTo(DESK_URL)
  throw new SignIn('citizen')
}

export const startRoute = page({
  url: paths.start,
  for: 'everyone',
  get: (visit, { demarche = '' }) =>
    forCitizens(visit, demarche, async (ctx) => show(StartPage, { ...(await viewOf(ctx, demarche)), form: termsForm.blank() })),
  post: (visit, { demarche = '' }, body) =>
    forCitizens(visit, demarche, async (ctx) => {
      const view = await viewOf(ctx, demarche)
      const reading = termsForm.read(body)
      const key = keyOf(body)
      if (!reading.ok) return show(StartPage, { ...view, formKey: key, form: reading }, 422)
      const started = await startRequest(ctx, { procedure: view.procedure.slug, key })
      if (!started.ok) return show(StartPage, { ...view, form: reading.refused(sentenceOf(sentences, started)) }, 409)
      return goTo(to.step(started.value, walk(view.procedure.definition, {}).resume!))
    }),
})
