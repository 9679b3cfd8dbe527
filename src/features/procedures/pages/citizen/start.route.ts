import { sentenceOf } from '#forms/form.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { startRequest } from '../../actions/start-request.ts'
import { walk } from '../../domain/walk.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { getProcedure } from '../../store/procedures.ts'
import { findDraft } from '../../store/requests.ts'
import { keyOf, newKey } from '../key.ts'
import { termsForm } from './start.form.ts'
import { StartPage } from './start.page.tsx'

const viewOf = async (ctx: Ctx<Citizen>, slug: string) => {
  const procedure = await getProcedure(ctx.db, slug)
  return { procedure, draft: await findDraft(ctx.db, ctx.actor.person, slug), formKey: newKey() }
}

export const startRoute = page({
  url: paths.start,
  for: 'citizen',
  allow: permissions.make,
  get: async (ctx, input) => show(StartPage, { ...(await viewOf(ctx, input.demarche ?? '')), form: termsForm.blank() }),
  post: async (ctx, input, body) => {
    const view = await viewOf(ctx, input.demarche ?? '')
    const reading = termsForm.read(body)
    const key = keyOf(body)
    if (!reading.ok) return show(StartPage, { ...view, formKey: key, form: reading }, 422)
    const started = await startRequest(ctx, { procedure: view.procedure.slug, key })
    if (!started.ok) return show(StartPage, { ...view, form: reading.refused(sentenceOf(sentences, started)) }, 409)
    return goTo(to.step(started.value, walk(view.procedure.definition, {}).resume!))
  },
})
