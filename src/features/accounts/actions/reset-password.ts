import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { hashPassword } from '#platform/passwords.ts'
import { decideLink, type LinkRefusal } from '../domain/link.ts'
import { passwordChangedLetter } from '../mails/letters.ts'
import { type AccountKind, findAccountById, listOwnNames, replacePassword, type SignInAccount } from '../store/accounts.ts'
import { supersedeEmailChanges } from '../store/email-changes.ts'
import { findLink, lockLink, useLink } from '../store/links.ts'
import { deletePendingOf } from '../store/pending-sign-ins.ts'
import { recordSecurityEvent } from '../store/security-events.ts'
import { endSessionsOf } from '../store/sessions.ts'

/** AC-8 · whose password a reset link changes, without using it, and the names that it must not contain. */
export const readReset = async (
  ctx: TownCtx,
  token: string,
): Promise<Result<{ account: SignInAccount; names: string[] }, LinkRefusal>> => {
  const link = decideLink(await findLink(ctx.db, 'reset', token), ctx.now)
  if (!link.ok) return link
  const account = await findAccountById(ctx.db, link.value.account!)
  return account ? ok({ account, names: await listOwnNames(ctx.db, account.id) }) : refuse('link.unknown')
}

/**
 * AC-14 · changes the password, ends every session of the account and tells its owner. Does not sign in.
 * `password` has passed `decidePassword`. @returns which door the account uses.
 */
export const resetPassword = async (
  ctx: Ctx,
  wish: { readonly token: string; readonly password: string },
): Promise<Result<AccountKind, LinkRefusal>> => {
  const passwordHash = await hashPassword(wish.password)
  return inTransaction(ctx, async (tx) => {
    const link = decideLink(await lockLink(tx, 'reset', wish.token), ctx.now)
    if (!link.ok) return link
    const account = await findAccountById(tx, link.value.account!)
    if (!account) return refuse('link.unknown')
    await useLink(tx, wish.token)
    await replacePassword(tx, account.id, passwordHash)
    await recordSecurityEvent(tx, { account: account.id, kind: 'password-reset', from: ctx.from })
    await deletePendingOf(tx, account.id)
    await endSessionsOf(tx, account.id)
    await supersedeEmailChanges(tx, account.id)
    await post(tx, passwordChangedLetter({ email: account.email, town: ctx.town }))
    return ok(account.kind)
  })
}
