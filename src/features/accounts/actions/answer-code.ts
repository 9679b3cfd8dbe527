import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { recoveryCodeUsedLetter } from '../mails/factor-letters.ts'
import { type AccountKind, findAccountById } from '../store/accounts.ts'
import { countAttempt, deletePending, findPending, type Pending } from '../store/pending-sign-ins.ts'
import { recordSecurityEvent } from '../store/security-events.ts'
import { startSession } from '../store/sessions.ts'
import { type ProofRefusal, proveFactor, spendProof } from './prove-factor.ts'
import { confirmSetup, type SetupRefusal } from './set-up-factor.ts'

/** `code.over`: the password must be given again. `code.spent`: right, but it has served already. */
export type CodeRefusal = ProofRefusal | 'code.over' | 'code.spent'

/** The sign-in that this browser has begun by that door; null when there is none (any more). */
export const readPending = async (ctx: Ctx, kind: AccountKind): Promise<Pending | null> =>
  ctx.from.token ? findPending(ctx.db, ctx.from.token, kind, ctx.now) : null

/**
 * AC-23 · the code that completes a sign-in. @returns the token of a new session, for the cookie
 */
export const answerCode = async (ctx: Ctx, kind: AccountKind, typed: string): Promise<Result<string, CodeRefusal>> => {
  const token = ctx.from.token ?? ''
  const pending = await readPending(ctx, kind)
  if (pending?.needs !== 'code') return refuse('code.over')
  const { account } = pending
  const left = await inTransaction(ctx, (tx) => countAttempt(tx, token))
  if (left === null) return refuse('code.over')
  const proof = await proveFactor(ctx, account, typed)
  if (!proof.ok) {
    if (proof.refusal === 'code.wrong')
      await inTransaction(ctx, (tx) => recordSecurityEvent(tx, { account, kind: 'code-refused', from: ctx.from }))
    return left === 0 ? refuse('code.over') : proof
  }
  return inTransaction(ctx, async (tx) => {
    if (!(await spendProof(tx, account, proof.value))) return refuse('code.spent')
    await deletePending(tx, token)
    if (proof.value.by === 'recovery') {
      await recordSecurityEvent(tx, { account, kind: 'recovery-code-used', from: ctx.from })
      const owner = await findAccountById(tx, account)
      if (owner) await post(tx, recoveryCodeUsedLetter({ email: owner.email, town: ctx.town, kind }))
    }
    await recordSecurityEvent(tx, { account, kind: 'signed-in', from: ctx.from })
    return ok(await startSession(tx, account, ctx.from.browser, ctx.now))
  })
}

/** AC-25 · an agent's first second factor completes the sign-in that waited for it. @returns the token of a new session */
export const finishFirstSetup = async (ctx: Ctx, typed: string): Promise<Result<string, SetupRefusal>> => {
  const token = ctx.from.token ?? ''
  const pending = await readPending(ctx, 'agent')
  if (pending?.needs !== 'setup') return refuse('setup.over')
  const { account } = pending
  return confirmSetup(ctx, account, typed, async (tx) => {
    await deletePending(tx, token)
    await recordSecurityEvent(tx, { account, kind: 'signed-in', from: ctx.from })
    return startSession(tx, account, ctx.from.browser, ctx.now)
  })
}
