import { randomBytes, randomInt } from 'node:crypto'
import { ok, type Result, refuse } from '#core/result.ts'
import { brokenConstraint, inTransaction, type Tx } from '#platform/db/database.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { hashPassword } from '#platform/passwords.ts'
import { seal, unseal } from '#platform/sealed.ts'
import { RECOVERY_CODES, RECOVERY_DIGITS, readCode, SETUP_MINUTES } from '../domain/second-factor.ts'
import { KEY_BYTES, keyFrom, stepOf } from '../domain/totp.ts'
import { factorAddedLetter } from '../mails/factor-letters.ts'
import { findAccountById } from '../store/accounts.ts'
import { deleteSetup, findSetup, saveSetup } from '../store/factor-setups.ts'
import { type HashedCode, insertFactor, replaceRecoveryCodes } from '../store/second-factors.ts'
import { recordSecurityEvent } from '../store/security-events.ts'
import { aboutTotp, factorKey } from './prove-factor.ts'

const aboutSetup = (account: number): string => `setup of account ${account}`
const aboutCodes = (account: number): string => `recovery codes of account ${account}`
const LABEL_DIGITS = 4

/** AC-25 · a new key for that account, which waits for its first code; one that was waiting is forgotten. */
export const beginSetup = (tx: Tx, account: number): Promise<void> => {
  const key = keyFrom(randomBytes(KEY_BYTES))
  return saveSetup(tx, account, { secret: seal(factorKey(), aboutSetup(account), key), codes: null })
}

const setupOf = (ctx: TownCtx, account: number) => findSetup(ctx.db, account, ctx.now.subtract({ minutes: SETUP_MINUTES }))

/** AC-25 · the key that waits for its first code; null when there is none (any more). */
export const readSetupKey = async (ctx: TownCtx, account: number): Promise<string | null> => {
  const setup = await setupOf(ctx, account)
  return setup?.secret ? unseal(factorKey(), aboutSetup(account), setup.secret) : null
}

const digits = (length: number): string => Array.from({ length }, () => String(randomInt(10))).join('')

/** Drawn codes with different labels, and their hashes. Outside a transaction: it is slow on purpose. */
export const drawRecoveryCodes = async (): Promise<{ codes: string[]; hashed: HashedCode[] }> => {
  const byLabel = new Map<string, string>()
  while (byLabel.size < RECOVERY_CODES) {
    const label = digits(LABEL_DIGITS)
    if (!byLabel.has(label)) byLabel.set(label, label + digits(RECOVERY_DIGITS - LABEL_DIGITS))
  }
  const hashed = await Promise.all([...byLabel].map(async ([label, code]) => ({ label, hash: await hashPassword(code) })))
  return { codes: [...byLabel.values()], hashed }
}

/** AC-24 · gives the account those recovery codes and keeps them, sealed, until they are noted down. */
export const giveRecoveryCodes = async (
  tx: Tx,
  account: number,
  method: number,
  drawn: { readonly codes: readonly string[]; readonly hashed: readonly HashedCode[] },
): Promise<void> => {
  await replaceRecoveryCodes(tx, method, drawn.hashed)
  const codes = seal(factorKey(), aboutCodes(account), JSON.stringify(drawn.codes))
  await saveSetup(tx, account, { secret: null, codes })
}

/** AC-24 · the recovery codes that wait to be noted down; null when they were, or half an hour ago. */
export const readNewCodes = async (ctx: TownCtx, account: number): Promise<string[] | null> => {
  const setup = await setupOf(ctx, account)
  const codes = setup?.codes ? unseal(factorKey(), aboutCodes(account), setup.codes) : null
  return codes === null ? null : (JSON.parse(codes) as string[])
}

/** AC-24 · «J’ai noté mes codes»: they are shown no more. */
export const forgetNewCodes = (ctx: TownCtx, account: number): Promise<void> =>
  inTransaction(ctx, (tx) => deleteSetup(tx, account))

/** `setup.over`: begin again. */
export type SetupRefusal = 'setup.over' | 'code.wrong'

/**
 * AC-25 · the first code of the application: the account has a second factor, its owner is told, recovery codes are shown.
 * That code is used up. `also`: what else happens at the same time. @returns what `also` gave
 */
export const confirmSetup = async <T>(
  ctx: Ctx,
  account: number,
  typed: string,
  also: (tx: Tx) => Promise<T>,
): Promise<Result<T, SetupRefusal>> => {
  const key = await readSetupKey(ctx, account)
  if (key === null) return refuse('setup.over')
  const read = readCode(typed)
  const step = read?.by === 'totp' ? stepOf(key, read.code, ctx.now) : null
  if (step === null) return refuse('code.wrong')
  const drawn = await drawRecoveryCodes()
  const sealed = seal(factorKey(), aboutTotp(account), key)
  try {
    return await inTransaction(ctx, async (tx) => {
      const owner = await findAccountById(tx, account)
      if (!owner) return refuse('setup.over')
      await giveRecoveryCodes(tx, account, await insertFactor(tx, { account, sealed, step }), drawn)
      await recordSecurityEvent(tx, { account, kind: 'factor-added', from: ctx.from })
      await post(tx, factorAddedLetter({ email: owner.email, town: ctx.town, kind: owner.kind }))
      return ok(await also(tx))
    })
  } catch (error) {
    if (brokenConstraint(error) === 'sign_in_method_account_id_kind_key') return refuse('setup.over')
    throw error
  }
}
