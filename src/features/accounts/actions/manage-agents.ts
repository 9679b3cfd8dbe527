import { parisDay, showDate } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { tidy } from '#core/text.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { post } from '#platform/mail/mail.ts'
import { isAgentRole, roleNames } from '../domain/invitation.ts'
import { factorResetLetter } from '../mails/factor-letters.ts'
import { MANAGE_AGENTS } from '../permissions.ts'
import { type AccountKind, listAccounts } from '../store/accounts.ts'
import { findService, getAgent, reopen, setPlace, suspend } from '../store/agents.ts'
import { deleteSetup } from '../store/factor-setups.ts'
import { deletePendingOf } from '../store/pending-sign-ins.ts'
import { deleteFactor } from '../store/second-factors.ts'
import { recordSecurityEvent } from '../store/security-events.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { notedAgent } from './note-agents.ts'

/** Nobody shuts themselves out, nor resets what protects them: another administrator does, or the operator. */
type SelfRefusal = 'agent.self'
/** Two administrators do not shut each other out either: whoever lost the right since their request began does nothing. */
export type ManageRefusal = SelfRefusal | 'agent.no-longer'

const OPEN = { Compte: 'Ouvert' }
const SUSPENDED = { Compte: 'Suspendu' }

const endEverything = async (tx: Tx, account: number): Promise<void> => {
  await deletePendingOf(tx, account)
  await deleteSetup(tx, account)
  await endSessionsOf(tx, account)
}

/** Under the lock that every change of who manages takes. */
const stillManages = async (tx: Tx, { actor }: Ctx<Agent>): Promise<boolean> => {
  const { suspendedAt, roles } = await getAgent(tx, actor.account)
  return suspendedAt === null && mayDo.get()({ ...actor, roles }, MANAGE_AGENTS)
}

/** AC-28 · «Suspendre»: no more signing in, every session ends. Twice is once. @throws Absent */
export const suspendAgent = async (ctx: Ctx<Agent>, account: number): Promise<Result<null, ManageRefusal>> => {
  const by = ctx.actor.account
  if (account === by) return refuse('agent.self')
  return inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    if (!(await stillManages(tx, ctx))) return refuse('agent.no-longer')
    const agent = await getAgent(tx, account)
    if (!(await suspend(tx, account))) return ok(null)
    await noteChange(tx, by, notedAgent(agent), OPEN, SUSPENDED)
    await endEverything(tx, account)
    await recordSecurityEvent(tx, { account, kind: 'suspended', by })
    await trace(tx, { account: by, action: 'agents.suspend', subject: `agent/${account}` })
    return ok(null)
  })
}

export type ChangeRefusal = ManageRefusal | 'agent.unknown-service' | 'agent.unknown-role'

/** AC-51 · What they are, for which service, and what they may do: from their next page on. @throws Absent */
export const changeAgent = async (
  ctx: Ctx<Agent>,
  account: number,
  wish: { readonly quality: string; readonly service: string; readonly roles: readonly string[] },
): Promise<Result<null, ChangeRefusal>> => {
  const by = ctx.actor.account
  if (account === by) return refuse('agent.self')
  if (wish.roles.length === 0 || !wish.roles.every(isAgentRole)) return refuse('agent.unknown-role')
  return inTransaction(ctx, async (tx): Promise<Result<null, ChangeRefusal>> => {
    await holdSettings(tx)
    if (!(await stillManages(tx, ctx))) return refuse('agent.no-longer')
    const agent = await getAgent(tx, account)
    const service = await findService(tx, wish.service)
    if (service === null) return refuse('agent.unknown-service')
    const quality = tidy(wish.quality)
    await setPlace(tx, account, { quality, service: service.id, roles: wish.roles })
    const before = { Qualité: agent.quality, Service: agent.serviceName, Rôles: roleNames(agent.roles) }
    const after = { Qualité: quality, Service: service.name, Rôles: roleNames(wish.roles) }
    await noteChange(tx, by, notedAgent(agent), before, after)
    await trace(tx, { account: by, action: 'agents.change', subject: `agent/${account}` })
    return ok(null)
  })
}

/** AC-28 · «Rouvrir le compte»: password and second factor are as they were. @throws Absent */
export const reopenAgent = (ctx: Ctx<Agent>, account: number): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const by = ctx.actor.account
    const agent = await getAgent(tx, account)
    if (!(await reopen(tx, account))) return
    await noteChange(tx, by, notedAgent(agent), SUSPENDED, OPEN)
    await recordSecurityEvent(tx, { account, kind: 'reactivated', by })
    await trace(tx, { account: by, action: 'agents.reopen', subject: `agent/${account}` })
  })

type Owner = { readonly id: number; readonly email: string; readonly kind: AccountKind }

const forgetFactor = async (ctx: TownCtx, tx: Tx, { id: account, email, kind }: Owner, by: number | null): Promise<void> => {
  await deleteFactor(tx, account)
  await endEverything(tx, account)
  await recordSecurityEvent(tx, { account, kind: 'factor-reset', ...(by === null ? {} : { by }) })
  await post(tx, factorResetLetter({ email, town: ctx.town, kind }))
}

/**
 * AC-29 · «Réinitialiser le second facteur»: the telephone is lost and so are the codes. Sessions end, the agent is told and
 * sets another one up at the next sign-in. @throws Absent
 */
export const resetFactor = async (ctx: Ctx<Agent>, account: number): Promise<Result<null, SelfRefusal>> => {
  const by = ctx.actor.account
  if (account === by) return refuse('agent.self')
  return inTransaction(ctx, async (tx) => {
    const agent = await getAgent(tx, account)
    await forgetFactor(ctx, tx, { id: account, email: agent.email, kind: 'agent' }, by)
    const factor = (is: string) => ({ 'Second facteur': is })
    const before = agent.factorSince === null ? 'Aucun' : `Depuis le ${showDate(parisDay(agent.factorSince))}`
    await noteChange(tx, by, notedAgent(agent), factor(before), factor('À régler à la prochaine connexion'))
    await trace(tx, { account: by, action: 'agents.reset-factor', subject: `agent/${account}` })
    return ok(null)
  })
}

/** AC-29 · the same, by whoever operates the machine: the only administrator, or a citizen, lost theirs. @returns false when unknown */
export const resetFactorOf = async (ctx: TownCtx, login: string): Promise<boolean> => {
  const [account] = await listAccounts(ctx.db, { login })
  if (!account) return false
  await inTransaction(ctx, (tx) => forgetFactor(ctx, tx, account, null))
  return true
}
