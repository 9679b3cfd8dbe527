import { readId } from '#core/ids.ts'
import type { Refused } from '#core/result.ts'
import {
  accountsSentences,
  resetFactor as applyReset,
  changeAgent,
  getAgent,
  listSecurityEvents,
  reopenAgent,
  suspendAgent,
} from '#features/accounts/index.ts'
import { listServices } from '#features/catalogue/index.ts'
import { type FormState, form, sentenceOf } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { adminPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { AgentPage, ChangeAgentPage, ResetFactorPage } from './agent.page.tsx'
import { placeForm } from './invite.form.ts'

const access = { for: 'agent', allow: permissions.manage } as const

const idOf = (typed: string | undefined): number => {
  const id = readId(typed)
  if (id === null) throw new Absent('an agent without a number')
  return id
}

const showAgent = async (ctx: Ctx<Agent>, id: number, refused?: FormState): Promise<Answer> => {
  const props = {
    agent: await getAgent(ctx.db, id),
    events: await listSecurityEvents(ctx.db, id),
    isSelf: id === ctx.actor.account,
  }
  return show(AgentPage, { ...props, form: refused }, refused ? 409 : 200)
}

/** A gesture has no field: what a rule says is all there is to show. */
const refusal = (refused: Refused<'agent.self' | 'agent.no-longer'>): FormState =>
  form({}).blank().refused(sentenceOf(accountsSentences, refused))

export const agent = page({
  ...access,
  url: adminPaths.agent(':compte'),
  get: (ctx, { compte }) => showAgent(ctx, idOf(compte)),
})

/** AD-5 · What somebody is and may do; one's own is another administrator's to change. */
export const change = page({
  ...access,
  url: adminPaths.change(':compte'),
  get: async (ctx, { compte }) => {
    const found = await getAgent(ctx.db, idOf(compte))
    if (found.account === ctx.actor.account) return goTo(adminPaths.agent(found.account))
    const known = { qualite: found.quality, service: found.serviceSlug, roles: [...found.roles] }
    return show(ChangeAgentPage, { agent: found, form: placeForm(await listServices(ctx.db)).blank(known) })
  },
  post: async (ctx, { compte }, body): Promise<Answer> => {
    const found = await getAgent(ctx.db, idOf(compte))
    const form = placeForm(await listServices(ctx.db)).read(body)
    if (!form.ok) return show(ChangeAgentPage, { agent: found, form }, 422)
    const { qualite, service, roles } = form.values
    const done = await changeAgent(ctx, found.account, { quality: qualite, service, roles })
    if (done.ok) return goTo(adminPaths.agent(found.account), 'agent-changed')
    return show(ChangeAgentPage, { agent: found, form: form.refused(sentenceOf(accountsSentences, done)) }, 409)
  },
})

export const suspend = page({
  ...access,
  url: adminPaths.suspend(':compte'),
  post: async (ctx, { compte }) => {
    const id = idOf(compte)
    const done = await suspendAgent(ctx, id)
    return done.ok ? goTo(adminPaths.agent(id), 'agent-suspended') : showAgent(ctx, id, refusal(done))
  },
})

export const reopen = page({
  ...access,
  url: adminPaths.reopen(':compte'),
  post: async (ctx, { compte }) => {
    const id = idOf(compte)
    await reopenAgent(ctx, id)
    return goTo(adminPaths.agent(id), 'agent-reopened')
  },
})

export const resetFactor = page({
  ...access,
  url: adminPaths.resetFactor(':compte'),
  get: async (ctx, { compte }) => {
    const found = await getAgent(ctx.db, idOf(compte))
    return found.account === ctx.actor.account ? goTo(adminPaths.agent(found.account)) : show(ResetFactorPage, { agent: found })
  },
  post: async (ctx, { compte }) => {
    const id = idOf(compte)
    const done = await applyReset(ctx, id)
    return done.ok ? goTo(adminPaths.agent(id), 'factor-reset') : showAgent(ctx, id, refusal(done))
  },
})
