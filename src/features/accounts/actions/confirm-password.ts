import { ok, type Result, refuse } from '#core/result.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent, TooMany } from '#platform/http/errors.ts'
import { attempt, forgive } from '#platform/http/throttle.ts'
import { verifyPassword } from '#platform/passwords.ts'
import { findAccountById, type SignInAccount } from '../store/accounts.ts'
import { CONFIRMATIONS } from './limits.ts'

export type ConfirmRefusal = 'password.wrong' | 'sign-in.too-many'

/**
 * AC-40 · whoever changes how the account is signed in to types its password, though signed in: a session left open on a
 * shared machine does not give the account away. Slowed down like signing in, on its own count.
 */
export const confirmPassword = async (
  ctx: Ctx<Citizen | Agent>,
  typed: string,
): Promise<Result<SignInAccount, ConfirmRefusal>> => {
  const account = await findAccountById(ctx.db, ctx.actor.account)
  if (!account) throw new Absent('an account that was just closed')
  const bucket = `confirm account ${account.id}`
  try {
    await attempt(ctx, bucket, CONFIRMATIONS)
  } catch (error) {
    if (error instanceof TooMany) return refuse('sign-in.too-many', { seconds: error.retryAfter })
    throw error
  }
  if (!(await verifyPassword(account.secret, typed))) return refuse('password.wrong')
  await forgive(ctx, bucket, 'all')
  return ok(account)
}
