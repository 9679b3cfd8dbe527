import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { factorRemovedLetter } from '../mails/factor-letters.ts'
import { lockAccount } from '../store/accounts.ts'
import { deleteSetup } from '../store/factor-setups.ts'
import { deleteFactor, findFactor } from '../store/second-factors.ts'
import { recordSecurityEvent } from '../store/security-events.ts'
import { endOtherSessions } from '../store/sessions.ts'
import type { CodeRefusal } from './answer-code.ts'
import { type ConfirmRefusal, confirmPassword } from './confirm-password.ts'
import { type Proof, proveFactor, spendProof } from './prove-factor.ts'
import { beginSetup, confirmSetup, drawRecoveryCodes, giveRecoveryCodes, type SetupRefusal } from './set-up-factor.ts'

type Own = Ctx<Citizen | Agent>
type Typed = { readonly password: string; readonly code: string }
export type ChangeFactorRefusal = ConfirmRefusal | Exclude<CodeRefusal, 'code.over'>

/** AC-26 · «Ajouter un second facteur»: the password first. Other sessions are closed once it is confirmed. */
export const askFactor = async (ctx: Own, password: string): Promise<Result<null, ConfirmRefusal>> => {
  const confirmed = await confirmPassword(ctx, password)
  if (!confirmed.ok) return confirmed
  await inTransaction(ctx, (tx) => beginSetup(tx, ctx.actor.account))
  return ok(null)
}

/** AC-26 · confirms the second factor that one is adding oneself. */
export const confirmOwnFactor = (ctx: Own, code: string): Promise<Result<void, SetupRefusal>> =>
  confirmSetup(ctx, ctx.actor.account, code, (tx) => endOtherSessions(tx, ctx.actor.account, ctx.from.session?.id ?? null))

/** AC-26 · password and code both, the code not yet spent. */
const proveBoth = async (ctx: Own, typed: Typed): Promise<Result<Proof, ChangeFactorRefusal>> => {
  const confirmed = await confirmPassword(ctx, typed.password)
  return confirmed.ok ? proveFactor(ctx, ctx.actor.account, typed.code) : confirmed
}

/** The work, and the code spent, at once. */
const spending = (ctx: Own, proof: Proof, work: (tx: Tx) => Promise<void>): Promise<Result<null, ChangeFactorRefusal>> =>
  inTransaction(ctx, async (tx) => {
    if (!(await spendProof(tx, ctx.actor.account, proof))) return refuse('code.spent')
    await work(tx)
    return ok(null)
  })

/** AC-26 · «Retirer le second facteur», for citizens: agents must have one. */
export const removeFactor = async (ctx: Ctx<Citizen>, typed: Typed): Promise<Result<null, ChangeFactorRefusal>> => {
  const { account } = ctx.actor
  const proof = await proveBoth(ctx, typed)
  if (!proof.ok) return proof
  return spending(ctx, proof.value, async (tx) => {
    await deleteFactor(tx, account)
    await deleteSetup(tx, account)
    await endOtherSessions(tx, account, ctx.from.session?.id ?? null)
    await recordSecurityEvent(tx, { account, kind: 'factor-removed', from: ctx.from })
    const owner = await lockAccount(tx, account)
    if (owner) await post(tx, factorRemovedLetter({ email: owner.email, town: ctx.town }))
  })
}

/** AC-24 · new recovery codes: those before stop working. */
export const renewRecoveryCodes = async (ctx: Own, typed: Typed): Promise<Result<null, ChangeFactorRefusal>> => {
  const { account } = ctx.actor
  const proof = await proveBoth(ctx, typed)
  if (!proof.ok) return proof
  const drawn = await drawRecoveryCodes()
  return spending(ctx, proof.value, async (tx) => {
    const factor = await findFactor(tx, account)
    if (!factor) return
    await giveRecoveryCodes(tx, account, factor.method, drawn)
    await recordSecurityEvent(tx, { account, kind: 'recovery-codes-renewed', from: ctx.from })
  })
}
