import { ok, type Result, refuse } from '#core/result.ts'
import { brokenConstraint, inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { hit } from '#platform/http/throttle.ts'
import { job } from '#platform/jobs/facts.ts'
import { post } from '#platform/mail/mail.ts'
import { hashPassword } from '#platform/passwords.ts'
import { decideLink, type LinkRefusal } from '../domain/link.ts'
import {
  confirmEmailLetter,
  emailChangeAskedLetter,
  emailChangedLetter,
  emailTakenLetter,
  loginChangedLetter,
  passwordChangedLetter,
} from '../mails/letters.ts'
import { findAccount, findAccountById, lockAccount, replaceEmail, replaceLogin, replacePassword } from '../store/accounts.ts'
import {
  type EmailChange,
  findEmailChange,
  insertEmailChange,
  lockEmailChange,
  supersedeEmailChanges,
  useEmailChange,
} from '../store/email-changes.ts'
import { supersedeLinks } from '../store/links.ts'
import { recordSecurityEvent } from '../store/security-events.ts'
import { endOtherSessions } from '../store/sessions.ts'
import { nextLogin } from './activate.ts'
import { LETTERS } from './limits.ts'

/** AC-40 · another identifiant (an `isLogin`); its owner is told. The password has been confirmed. */
export const changeLogin = async (ctx: Ctx<Citizen>, login: string): Promise<Result<null, 'login.taken'>> => {
  try {
    return await inTransaction(ctx, async (tx) => {
      const account = await lockAccount(tx, ctx.actor.account)
      await replaceLogin(tx, ctx.actor.account, login)
      await recordSecurityEvent(tx, { account: ctx.actor.account, kind: 'login-changed', from: ctx.from })
      if (account) await post(tx, loginChangedLetter({ email: account.email, town: ctx.town }, login))
      return ok(null)
    })
  } catch (error) {
    if (brokenConstraint(error) === 'account_login') return refuse('login.taken', { suggestion: await nextLogin(ctx.db, login) })
    throw error
  }
}

/**
 * AC-42 · another password, which has passed `decidePassword`, the present one having been confirmed: every other session
 * ends, links sent to choose another one stop working, the owner is told.
 */
export const changePassword = async (ctx: Ctx<Citizen>, password: string): Promise<void> => {
  const passwordHash = await hashPassword(password)
  await inTransaction(ctx, async (tx) => {
    const { account: id } = ctx.actor
    const account = await lockAccount(tx, id)
    if (!account) return
    await replacePassword(tx, id, passwordHash)
    await recordSecurityEvent(tx, { account: id, kind: 'password-changed', from: ctx.from })
    await endOtherSessions(tx, id, ctx.from.session?.id ?? null)
    await supersedeLinks(tx, { purpose: 'reset', account: id })
    await supersedeEmailChanges(tx, id)
    await post(tx, passwordChangedLetter({ email: account.email, town: ctx.town }))
  })
}

/**
 * AC-41 · writes to the address wished for: a link, or that it has an account already. In a job: the screen says the same
 * thing in the same time, whoever owns that address.
 */
export const writeToNewAddress = job<{ account: number; email: string }>('accounts.write-to-new-address', async (ctx, wish) => {
  await inTransaction(ctx, async (tx) => {
    const account = await findAccountById(tx, wish.account)
    if (!account) return
    const to = { email: wish.email, town: ctx.town }
    if (await findAccount(tx, account.kind, wish.email)) return post(tx, emailTakenLetter(to))
    await post(tx, confirmEmailLetter(to, await insertEmailChange(tx, account.id, wish.email)))
  })
})

/** AC-41 · asks for another address, small letters: nothing changes yet, the present one is told. @throws TooMany */
export const askEmailChange = async (ctx: Ctx<Citizen>, email: string): Promise<void> => {
  await hit(ctx, `letters to ${email}`, LETTERS)
  await hit(ctx, `email changes of account ${ctx.actor.account}`, LETTERS)
  await inTransaction(ctx, async (tx) => {
    const account = await lockAccount(tx, ctx.actor.account)
    if (!account) return
    await supersedeEmailChanges(tx, ctx.actor.account)
    await post(tx, emailChangeAskedLetter({ email: account.email, town: ctx.town }))
    await writeToNewAddress.later(tx, { account: ctx.actor.account, email })
  })
}

export type ConfirmEmailRefusal = LinkRefusal | 'email.taken'

/** AC-41 · the change behind a link, without doing it: mail scanners open links too. */
export const readEmailChange = async (ctx: TownCtx, token: string): Promise<Result<EmailChange, LinkRefusal>> =>
  decideLink(await findEmailChange(ctx.db, token), ctx.now)

/** AC-41 · «Confirmer cette adresse»: the account has the new address, both are told; links sent to the old one stop working. */
export const confirmEmail = async (ctx: Ctx, token: string): Promise<Result<null, ConfirmEmailRefusal>> => {
  try {
    return await inTransaction(ctx, async (tx) => {
      const change = decideLink(await lockEmailChange(tx, token), ctx.now)
      if (!change.ok) return change
      const { account: id, email } = change.value
      const account = await lockAccount(tx, id)
      if (!account) return refuse('link.superseded')
      await replaceEmail(tx, id, email)
      await useEmailChange(tx, token)
      await recordSecurityEvent(tx, { account: id, kind: 'email-changed', from: ctx.from })
      await supersedeLinks(tx, { purpose: 'reset', account: id })
      for (const to of [account.email, email]) await post(tx, emailChangedLetter({ email: to, town: ctx.town }))
      return ok(null)
    })
  } catch (error) {
    if (brokenConstraint(error) === 'account_email') return refuse('email.taken')
    throw error
  }
}
