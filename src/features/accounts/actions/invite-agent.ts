import { ok, type Result, refuse } from '#core/result.ts'
import { tidy } from '#core/text.ts'
import { trace } from '#platform/db/audit.ts'
import { brokenConstraint, inTransaction } from '#platform/db/database.ts'
import { takeFormKey } from '#platform/db/form-keys.ts'
import { noteChange } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { hit } from '#platform/http/throttle.ts'
import { post } from '#platform/mail/mail.ts'
import { hashPassword } from '#platform/passwords.ts'
import { expiryOf, type Invitation, isAgentRole } from '../domain/invitation.ts'
import { decideLink, type LinkRefusal } from '../domain/link.ts'
import { isLogin, readLogin, suggestLogin } from '../domain/login.ts'
import { invitationLetter } from '../mails/factor-letters.ts'
import { findAccount, insertAccount, listTakenLogins } from '../store/accounts.ts'
import { findService, insertAgent } from '../store/agents.ts'
import {
  findInvitation,
  insertInvitation,
  lockInvitation,
  lockWaitingInvitation,
  type NewInvitation,
  supersedeInvitation,
  useInvitation,
} from '../store/invitations.ts'
import { insertPending } from '../store/pending-sign-ins.ts'
import { nextLogin, suggestLoginFor } from './activate.ts'
import { INVITATIONS } from './limits.ts'
import { describeInvitation, notedAgent } from './note-agents.ts'
import { beginSetup } from './set-up-factor.ts'

export type InvitedAgent = {
  readonly email: string
  /** Suggested; «prénom.nom» when absent. */
  readonly login?: string
  readonly firstName: string
  readonly lastName: string
  /** What they are, as letters sign: «Agent d’accueil» (CRPA L111-2). */
  readonly quality: string
  /** Slug of the service they belong to. */
  readonly service: string
  /** At least one of `AGENT_ROLES`. */
  readonly roles: readonly string[]
}

export type InviteRefusal = 'agent.bad-login' | 'agent.unknown-service' | 'agent.unknown-role' | 'agent.email-taken'

/**
 * AC-27 · asks somebody to work here: a letter with a link to choose their identifiant and password. Whoever calls it has the
 * right to. `by`: the administrator; null for whoever operates the machine. `formKey`: sent twice, the form invites once.
 * @returns the token of the link, '' when that form was sent already. @throws TooMany
 */
export const inviteAgent = async (
  ctx: TownCtx,
  who: InvitedAgent,
  by: number | null,
  formKey?: string,
): Promise<Result<string, InviteRefusal>> => {
  const login = who.login === undefined ? null : readLogin(who.login)
  if (login !== null && !isLogin(login)) return refuse('agent.bad-login')
  if (who.roles.length === 0 || !who.roles.every(isAgentRole)) return refuse('agent.unknown-role')
  const email = tidy(who.email).toLowerCase()
  await hit(ctx, `invitations to ${email}`, INVITATIONS)
  return inTransaction(ctx, async (tx) => {
    if (by !== null && formKey && (await takeFormKey(tx, { account: by, key: formKey })) !== null) return ok('')
    const service = await findService(tx, who.service)
    if (service === null) return refuse('agent.unknown-service')
    if (await findAccount(tx, 'agent', email)) return refuse('agent.email-taken')
    const names = { firstName: tidy(who.firstName), lastName: tidy(who.lastName), quality: tidy(who.quality) }
    const invitation = { email, login, ...names, service: service.id, roles: who.roles }
    if (by !== null)
      await noteChange(tx, by, notedAgent(names), null, await describeInvitation(tx, invitation, expiryOf(ctx.now)))
    return ok(await send(ctx, tx, invitation, by))
  })
}

const send = async (
  ctx: TownCtx,
  tx: Parameters<typeof insertInvitation>[0],
  invitation: NewInvitation,
  by: number | null,
): Promise<string> => {
  const token = await insertInvitation(tx, invitation, by)
  const name = { firstName: invitation.firstName, birthName: invitation.lastName }
  await post(tx, invitationLetter({ email: invitation.email, name, town: ctx.town }, token))
  if (by !== null) await trace(tx, { account: by, action: 'agents.invite', subject: `service/${invitation.service}` })
  return token
}

/** AC-27 · «Renvoyer l’invitation»: another link for seven days; the one before stops working. @throws Absent, TooMany */
export const resendInvitation = async (ctx: Ctx<Agent>, id: number): Promise<void> => {
  await hit(ctx, `invitation ${id} sent again`, INVITATIONS)
  await inTransaction(ctx, async (tx) => {
    const invitation = await lockWaitingInvitation(tx, id)
    if (!invitation) throw new Absent(`invitation ${id}`)
    const by = ctx.actor.account
    const described = (expiresAt: Temporal.Instant) => describeInvitation(tx, invitation, expiresAt)
    const [before, after] = [await described(invitation.expiresAt), await described(expiryOf(ctx.now))]
    await noteChange(tx, by, notedAgent(invitation), before, after)
    await send(ctx, tx, invitation, by)
  })
}

/** AC-27 · «Retirer l’invitation»: its link stops working. @throws Absent */
export const withdrawInvitation = (ctx: Ctx<Agent>, id: number): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const invitation = await lockWaitingInvitation(tx, id)
    if (!invitation) throw new Absent(`invitation ${id}`)
    await supersedeInvitation(tx, id)
    const before = await describeInvitation(tx, invitation, invitation.expiresAt)
    await noteChange(tx, ctx.actor.account, notedAgent(invitation), before, null)
    await trace(tx, { account: ctx.actor.account, action: 'agents.withdraw', subject: `service/${invitation.service}` })
  })

/** AC-27 · an invitation, without using it: mail scanners open links too. */
export const readInvitation = async (ctx: TownCtx, token: string): Promise<Result<Invitation, LinkRefusal>> =>
  decideLink(await findInvitation(ctx.db, token), ctx.now)

/** The identifiant to suggest: the administrator's, unless it was taken meanwhile. */
export const suggestAgentLogin = ({ db }: TownCtx, { login, firstName, lastName }: Invitation): Promise<string> =>
  login === null
    ? suggestLoginFor(db, { firstName, birthName: lastName })
    : listTakenLogins(db, login).then((taken) => suggestLogin(login, taken))

export type AcceptRefusal = LinkRefusal | 'login.taken' | 'email.taken'

/**
 * AC-27 · makes the agent's account. `password` has passed `decidePassword`. @returns the token of a sign-in that waits for
 * its second factor
 */
export const acceptInvitation = async (
  ctx: TownCtx,
  wish: { readonly token: string; readonly login: string; readonly password: string },
): Promise<Result<string, AcceptRefusal>> => {
  const passwordHash = await hashPassword(wish.password)
  try {
    return await inTransaction(ctx, async (tx) => {
      const found = decideLink(await lockInvitation(tx, wish.token), ctx.now)
      if (!found.ok) return found
      const { id, email, ...who } = found.value
      await useInvitation(tx, id)
      const account = await insertAccount(tx, { kind: 'agent', login: wish.login, email, person: null, passwordHash })
      await insertAgent(tx, { account, ...who, isDemo: false })
      await beginSetup(tx, account)
      return ok(await insertPending(tx, account, 'setup'))
    })
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'account_login') return refuse('login.taken', { suggestion: await nextLogin(ctx.db, wish.login) })
    if (broken === 'account_email') return refuse('email.taken')
    throw error
  }
}
