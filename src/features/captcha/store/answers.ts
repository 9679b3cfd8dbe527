import { createHash } from 'node:crypto'
import type { Db, Tx } from '#platform/db/database.ts'
import type { CaptchaKind } from '../domain/challenge.ts'

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** What the town asks of people without an account. */
export const getCaptchaMode = async (db: Db): Promise<CaptchaKind> => {
  const { captcha_mode } = await db.selectFrom('town').select('captcha_mode').executeTakeFirstOrThrow()
  return captcha_mode as CaptchaKind
}

export type CaptchaAnswer = {
  readonly token: string
  /** Of the form that is being sent. */
  readonly key: string
  readonly form: string
  readonly kind: CaptchaKind
  readonly passed: boolean
  readonly madeAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

/**
 * CA-1 · notes the one answer that a challenge has; a second one changes nothing.
 * @returns whether it passes: the first answer's verdict for the same form key, never for another.
 */
export const keepAnswer = async (tx: Tx, a: CaptchaAnswer): Promise<boolean> => {
  const token_hash = hashOf(a.token)
  const inserted = await tx
    .insertInto('captcha_answer')
    .values({
      token_hash,
      key_hash: hashOf(a.key),
      form: a.form,
      kind: a.kind,
      passed: a.passed,
      made_at: a.madeAt,
      used_at: tx.scope.now,
      expires_at: a.expiresAt,
    })
    .onConflict((c) => c.column('token_hash').doNothing())
    .returning('passed')
    .executeTakeFirst()
  if (inserted) return inserted.passed
  const before = await tx
    .selectFrom('captcha_answer')
    .select(['passed', 'key_hash'])
    .where('token_hash', '=', token_hash)
    .executeTakeFirst()
  return before?.passed === true && before.key_hash.equals(hashOf(a.key))
}

export const deleteExpiredAnswers = async (tx: Tx): Promise<void> => {
  await tx.deleteFrom('captcha_answer').where('expires_at', '<', tx.scope.now).execute()
}
