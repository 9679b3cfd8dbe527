import { ok, type Result, refuse } from '#core/result.ts'
import { brokenConstraint, type Db, inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { hashPassword } from '#platform/passwords.ts'
import { decideLink, type LinkRefusal } from '../domain/link.ts'
import { isLogin, loginBase, suggestLogin } from '../domain/login.ts'
import { listTakenLogins } from '../store/accounts.ts'
import { findLink, lockLink, useLink } from '../store/links.ts'
import { startSession } from '../store/sessions.ts'
import { findSignupById, markActivated, type Signup } from '../store/signups.ts'
import { createCitizen } from './create-citizen.ts'

export type ActivationRefusal = LinkRefusal | 'login.taken' | 'email.taken'

/** AC-8 · the sign-up behind an activation link, without using it: opening the page as often as one likes changes nothing. */
export const readActivation = async (ctx: TownCtx, token: string): Promise<Result<Signup, LinkRefusal>> => {
  const link = decideLink(await findLink(ctx.db, 'activation', token), ctx.now)
  if (!link.ok) return link
  const signup = await findSignupById(ctx.db, link.value.signup!)
  if (!signup) return refuse('link.unknown')
  // Read after the link: somebody may have used it in between, and the answers are then emptied.
  return signup.account === null ? ok(signup) : refuse('link.used')
}

/** The sign-up of a link of any state, to send it a new one; null when there is none or it is an account already. */
export const findSignupOfLink = async (db: Db, token: string): Promise<Signup | null> => {
  const link = await findLink(db, 'activation', token)
  const signup = link?.signup ? await findSignupById(db, link.signup) : null
  return signup && signup.account === null ? signup : null
}

/** AC-4 */
export const suggestLoginFor = async (
  db: Db,
  name: { readonly firstName: string; readonly birthName: string },
): Promise<string> => {
  const base = loginBase(name)
  return suggestLogin(base, await listTakenLogins(db, base))
}

/** The next free identifiant after one that is taken: «pascal.dupin3» after «pascal.dupin2». */
export const nextLogin = async (db: Db, login: string): Promise<string> => {
  const stem = login.replace(/\d+$/, '')
  const base = isLogin(stem) ? stem : login
  return suggestLogin(base, await listTakenLogins(db, base))
}

/**
 * «Valider et accéder à votre compte»: uses the link and makes the person, the household and the account.
 * `password` has passed `decidePassword`. @returns the token of a new session.
 */
export const activate = async (
  ctx: TownCtx,
  wish: { readonly token: string; readonly login: string; readonly password: string; readonly browser?: string | null },
): Promise<Result<string, ActivationRefusal>> => {
  const passwordHash = await hashPassword(wish.password)
  try {
    return await inTransaction(ctx, async (tx) => {
      const link = decideLink(await lockLink(tx, 'activation', wish.token), ctx.now)
      if (!link.ok) return link
      const signup = await findSignupById(tx, link.value.signup!)
      if (!signup || signup.account !== null) return refuse('link.used')
      await useLink(tx, wish.token)
      const { account } = await createCitizen(tx, { ...signup.answers, login: wish.login, passwordHash })
      await markActivated(tx, signup.id, account)
      return ok(await startSession(tx, account, wish.browser))
    })
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'account_login') return refuse('login.taken', { suggestion: await nextLogin(ctx.db, wish.login) })
    if (broken === 'account_email') return refuse('email.taken')
    throw error
  }
}
