import { ok, type Result, refuse } from '#core/result.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { TooMany } from '#platform/http/errors.ts'
import { attempt, forgive, type Slowdown } from '#platform/http/throttle.ts'
import { verifyPassword } from '#platform/passwords.ts'
import { unseal } from '#platform/sealed.ts'
import { readCode } from '../domain/second-factor.ts'
import { stepOf } from '../domain/totp.ts'
import { factorKeys } from '../keys.ts'
import { findFactor, findRecoveryHash, spendRecoveryCode, spendStep } from '../store/second-factors.ts'
import { CODES_FROM_ONE_ADDRESS, CODES_ON_ONE_ACCOUNT } from './limits.ts'

/** What is sealed, and for whom: a row copied to another account does not open. */
export const factorKey = (): Buffer => factorKeys.get().derive('second factor')
export const aboutTotp = (account: number): string => `totp of account ${account}`

/** A right code, not yet spent. */
export type Proof = { readonly by: 'totp'; readonly step: number } | { readonly by: 'recovery'; readonly label: string }
export type ProofRefusal = 'code.wrong' | 'sign-in.too-many'

const bucketsOf = (account: number, ip: string): readonly (readonly [string, Slowdown])[] => [
  [`codes of account ${account}`, CODES_ON_ONE_ACCOUNT],
  [`codes from ${ip}`, CODES_FROM_ONE_ADDRESS],
]

const LABEL_DIGITS = 4

const proofOf = async (ctx: Ctx, account: number, typed: string): Promise<Proof | null> => {
  const read = readCode(typed)
  if (!read) return null
  if (read.by === 'totp') {
    const factor = await findFactor(ctx.db, account)
    // A secret that does not open (the master key was changed) proves nothing; the recovery codes still do.
    const secret = factor && unseal(factorKey(), aboutTotp(account), factor.sealed)
    const step = secret && stepOf(secret, read.code, ctx.now)
    return typeof step === 'number' ? { by: 'totp', step } : null
  }
  const label = read.code.slice(0, LABEL_DIGITS)
  const right = await verifyPassword(await findRecoveryHash(ctx.db, account, label), read.code)
  return right ? { by: 'recovery', label } : null
}

/**
 * AC-23 · whether that is a code of the account's application, or one of its recovery codes. Slowed down like passwords.
 * Spend it in the transaction of what it allows: `spendProof`.
 */
export const proveFactor = async (ctx: Ctx, account: number, typed: string): Promise<Result<Proof, ProofRefusal>> => {
  const buckets = bucketsOf(account, ctx.from.ip)
  try {
    for (const [bucket, slowdown] of buckets) await attempt(ctx, bucket, slowdown)
  } catch (error) {
    if (error instanceof TooMany) return refuse('sign-in.too-many', { seconds: error.retryAfter })
    throw error
  }
  const proof = await proofOf(ctx, account, typed)
  if (!proof) return refuse('code.wrong')
  for (const [bucket, slowdown] of buckets) await forgive(ctx, bucket, slowdown === CODES_ON_ONE_ACCOUNT ? 'all' : 'one')
  return ok(proof)
}

/** AC-22, AC-24 · uses a code up. @returns false when it has served already */
export const spendProof = (tx: Tx, account: number, proof: Proof): Promise<boolean> =>
  proof.by === 'totp' ? spendStep(tx, account, proof.step) : spendRecoveryCode(tx, account, proof.label)
