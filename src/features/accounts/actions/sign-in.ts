import type { Instant } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { TooMany } from '#platform/http/errors.ts'
import { attempt, forgive, type Slowdown } from '#platform/http/throttle.ts'
import { job } from '#platform/jobs/facts.ts'
import { verifyPassword } from '#platform/passwords.ts'
import { readLogin } from '../domain/login.ts'
import { decideNext, type Need } from '../domain/second-factor.ts'
import { networkOf } from '../domain/security-event.ts'
import { type AccountKind, findAccount, type SignInAccount } from '../store/accounts.ts'
import { isDemoAgent } from '../store/agents.ts'
import { deletePending, insertPending } from '../store/pending-sign-ins.ts'
import { findFactor } from '../store/second-factors.ts'
import { recordSecurityEvent } from '../store/security-events.ts'
import { findFactorProof, startSession } from '../store/sessions.ts'
import { FROM_ONE_ADDRESS, ON_ONE_ACCOUNT, ONE_ADDRESS } from './limits.ts'
import { beginSetup } from './set-up-factor.ts'

export type SignInRefusal = 'sign-in.wrong' | 'sign-in.too-many'

/** What was typed as identifiant: an address keeps its accents, an identifiant has none. */
const readIdentifier = (typed: string): string => (typed.includes('@') ? typed.trim().toLowerCase() : readLogin(typed))

const bucketsOf = (subject: string, ip: string): readonly (readonly [string, Slowdown])[] => [
  [`sign-in ${subject} from ${ip}`, FROM_ONE_ADDRESS],
  [`sign-in ${subject}`, ON_ONE_ACCOUNT],
  [`sign-in from ${ip}`, ONE_ADDRESS],
]

/** AC-20 · in a job: a known account and an unknown one cost the same. */
export const noteRefusal = job<{ account: number | null; from: { ip: string; browser: string | null } }>(
  'accounts.note-refusal',
  async (ctx, { account, from }) => {
    if (account === null) return
    await inTransaction(ctx, (tx) => recordSecurityEvent(tx, { account, kind: 'sign-in-refused', from }))
  },
)

const noteLater = (ctx: Ctx, account: number | null): Promise<void> => {
  // The queue keeps its jobs for a while: not the whole address either.
  const from = { ip: networkOf(ctx.from.ip)?.split('/')[0] ?? '', browser: ctx.from.browser ?? null }
  return inTransaction(ctx, (tx) => noteRefusal.later(tx, { account, from }))
}

/** A session's token when `next` is «in»; otherwise the token of a sign-in that waits for its second factor. */
export type SignedIn = { readonly token: string; readonly next: 'in' | Need }

/** AC-21 · what the account needs beside its password. */
const nextOf = async (ctx: Ctx, { kind, id }: SignInAccount) => {
  const hasFactor = (await findFactor(ctx.db, id)) !== null
  const isDemo = kind === 'agent' && (await isDemoAgent(ctx.db, id))
  const provedAt = ctx.from.token ? await findFactorProof(ctx.db, ctx.from.token, id) : null
  const next = decideNext({ kind, hasFactor, isDemo, mode: ctx.mode, provedAt, now: ctx.now })
  return { next, provedAt: hasFactor ? provedAt : null }
}

/** AC-21 · opens a session, or the wait for a second factor. */
const letIn = async (
  tx: Tx,
  account: number,
  { next, provedAt, from }: { next: 'in' | Need; provedAt: Instant | null; from: Ctx['from'] },
): Promise<string> => {
  if (next === 'setup') await beginSetup(tx, account)
  if (next !== 'in') return insertPending(tx, account, next)
  await recordSecurityEvent(tx, { account, kind: 'signed-in', from })
  return startSession(tx, account, from.browser, provedAt)
}

/**
 * AC-9 · signs in by identifiant or address. Unknown, wrong, closed: one refusal, after the same work.
 * @returns the token for the cookie, and what comes next
 */
export const signIn = async (
  ctx: Ctx,
  typed: { readonly kind: AccountKind; readonly identifier: string; readonly password: string },
): Promise<Result<SignedIn, SignInRefusal>> => {
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
  if (!right || !account) {
    await noteLater(ctx, account?.id ?? null)
    return refuse('sign-in.wrong')
  }
  for (const [bucket, slowdown] of buckets) await forgive(ctx, bucket, slowdown === FROM_ONE_ADDRESS ? 'all' : 'one')
  const { next, provedAt } = await nextOf(ctx, account)
  if (next === 'refused') return refuse('sign-in.wrong')
  const token = await inTransaction(ctx, async (tx) => {
    if (ctx.from.token) await deletePending(tx, ctx.from.token)
    return letIn(tx, account.id, { next, provedAt, from: ctx.from })
  })
  return ok({ token, next })
}
