import { ok, type Result, refuse } from '#core/result.ts'
import { tidy } from '#core/text.ts'
import { brokenConstraint, inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { hashPassword } from '#platform/passwords.ts'
import { isLogin, readLogin } from '../domain/login.ts'
import type { PasswordRefusal } from '../domain/password.ts'
import { insertAccount } from '../store/accounts.ts'
import { findService, insertAgent } from '../store/agents.ts'
import { judgePassword } from './judge-password.ts'

export type NewAgent = {
  readonly login: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  /** What they are, as letters sign: «Agent d’accueil» (CRPA L111-2). */
  readonly quality: string
  /** Slug of the service they belong to. */
  readonly service: string
  readonly roles: readonly string[]
  readonly password: string
  /** Of the demo: signs in without a second factor, in the demo only (AC-21). */
  readonly isDemo?: boolean
}

export type AgentRefusal = 'agent.bad-login' | 'agent.unknown-service' | 'login.taken' | 'email.taken' | PasswordRefusal

/**
 * Somebody who works for the town has an account, at once: for the demo. Anybody else is invited (`inviteAgent`) and chooses
 * their own password.
 */
export const addAgent = async (ctx: TownCtx, agent: NewAgent): Promise<Result<{ account: number }, AgentRefusal>> => {
  const login = readLogin(agent.login)
  if (!isLogin(login)) return refuse('agent.bad-login')
  const password = judgePassword(agent.password, [])
  if (!password.ok) return password
  const passwordHash = await hashPassword(password.value)
  try {
    return await inTransaction(ctx, async (tx) => {
      const service = await findService(tx, agent.service)
      if (service === null) return refuse('agent.unknown-service')
      const account = await insertAccount(tx, {
        kind: 'agent',
        login,
        email: tidy(agent.email).toLowerCase(),
        person: null,
        passwordHash,
      })
      const names = { firstName: tidy(agent.firstName), lastName: tidy(agent.lastName), quality: tidy(agent.quality) }
      await insertAgent(tx, { account, ...names, service: service.id, roles: agent.roles, isDemo: agent.isDemo ?? false })
      return ok({ account })
    })
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'account_login') return refuse('login.taken')
    if (broken === 'account_email') return refuse('email.taken')
    throw error
  }
}
