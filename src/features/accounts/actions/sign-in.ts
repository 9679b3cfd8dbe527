import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { TooMany } from '#platform/http/errors.ts'
import { attempt, forgive, type Slowdown } from '#platform/http/throttle.ts'
import { verifyPassword } from '#platform/passwords.ts'
import { readLogin } from '../domain/login.ts'
import { type AccountKind, findAccount } from '../store/accounts.ts'
import { startSession } from '../store/sessions.ts'
import { FROM_ONE_ADDRESS, ON_ONE_ACCOUNT, ONE_ADDRESS } from './limits.ts'

export type SignInRefusal = 'sign-in.wrong' | 'sign-in.too-many'

/** What was typed as identifiant: an address keeps its accents, an identifiant has none. */
const readIdentifier = (typed: string): string => (typed.includes('@') ? typed.trim().toLowerCase() : readLogin(typed))

const bucketsOf = (subject: string, ip: string): readonly (readonly [string, Slowdown])[] => [
  [`sign-in ${subject} from ${ip}`, FROM_ONE_ADDRESS],
  [`sign-in ${subject}`, ON_ONE_ACCOUNT],
  [`sign-in from ${ip}`, ONE_ADDRESS],
]

/**
 * AC-9 · signs in by identifiant or address. Unknown, wrong, closed: one refusal, after the same work.
 * @returns the token of a new session, for the cookie.
 */
export const signIn = async (
  ctx: Ctx,
  typed: { readonly kind: AccountKind; readonly identifier: string; readonly password: string },
): Promise<Result<string, SignInRefusal>> => {
  const identifier = readIdentifier(typed.identifier)
  const account = await findAccount(ctx.db, typed.kind, identifier)
  // One account has one bucket, whether it is named by its identifiant or by its address.
  const buckets = bucketsOf(account ? `account ${account.id}` : `${typed.kind} ${identifier}`, ctx.from.ip)
  try {
    for (const [bucket, slowdown] of buckets) await attempt(ctx, bucket, slowdown)
  } catch (error) {
    if (error instanceof TooMany) return refuse('sign-in.too-many', { seconds: error.retryAfter })
    throw error
  }
  const right = await verifyPassword(account?.secret ?? null, typed.password)
  if (!right || !account) return refuse('sign-in.wrong')
  for (const [bucket, slowdown] of buckets) await forgive(ctx, bucket, slowdown === FROM_ONE_ADDRESS ? 'all' : 'one')
  return ok(await inTransaction(ctx, (tx) => startSession(tx, account.id, ctx.from.browser)))
}
