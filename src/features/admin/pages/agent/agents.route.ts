import { readId } from '#core/ids.ts'
import { listAgents, listWaitingInvitations, resendInvitation, withdrawInvitation } from '#features/accounts/index.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { adminPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { AgentsPage } from './agents.page.tsx'

const access = { for: 'agent', allow: permissions.manage } as const

export const agents = page({
  ...access,
  url: adminPaths.agents,
  get: async (ctx) => {
    const [all, invitations] = await Promise.all([listAgents(ctx.db), listWaitingInvitations(ctx.db)])
    return show(AgentsPage, { agents: all, invitations, now: ctx.now })
  },
})

const idOf = (typed: string | undefined): number => {
  const id = readId(typed)
  if (id === null) throw new Absent('an invitation without a number')
  return id
}

export const resend = page({
  ...access,
  url: adminPaths.resend(':invitation'),
  post: async (ctx, { invitation }) => {
    await resendInvitation(ctx, idOf(invitation))
    return goTo(adminPaths.agents, 'invitation-sent')
  },
})

export const withdraw = page({
  ...access,
  url: adminPaths.withdraw(':invitation'),
  post: async (ctx, { invitation }) => {
    await withdrawInvitation(ctx, idOf(invitation))
    return goTo(adminPaths.agents, 'invitation-withdrawn')
  },
})
