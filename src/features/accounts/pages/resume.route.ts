import type { Agent, Citizen } from '#platform/http/actor.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { SignIn } from '#platform/http/errors.ts'
import { endpoint, page } from '#platform/http/page.ts'
import { dropKeptForm, readKeptForm } from '../actions/keep-form.ts'
import { accountsPaths } from '../paths.ts'
import { NothingToResumePage, ResumePage } from './resume.page.tsx'

const isSomebody = (ctx: Ctx): ctx is Ctx<Citizen | Agent> => ctx.actor.kind !== 'visitor'
const homeOf = (ctx: Ctx): string => (ctx.actor.kind === 'agent' ? accountsPaths.agentHome : accountsPaths.home)

/** AC-44 · for citizens and agents alike. */
export const resume = page({
  url: accountsPaths.resume,
  for: 'everyone',
  get: async (ctx) => {
    if (!isSomebody(ctx)) throw new SignIn('citizen')
    const kept = await readKeptForm(ctx)
    return kept ? show(ResumePage, { path: kept.path, fields: kept.fields }) : show(NothingToResumePage, { home: homeOf(ctx) })
  },
  post: async (ctx) => {
    if (!isSomebody(ctx)) throw new SignIn('citizen')
    await dropKeptForm(ctx)
    return goTo(homeOf(ctx))
  },
})

/** «Rester connecté»: being asked is enough to stay (app/context.ts). Seconds left, 0 when nobody is signed in. */
export const sessionEndpoint = endpoint({
  url: accountsPaths.session,
  methods: ['POST'],
  handle: async (ctx) => {
    const { session } = ctx.from
    const left = session ? Math.max(0, Math.floor(ctx.now.until(session.endsAt).total('seconds'))) : 0
    return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify({ secondes: left }) }
  },
})
