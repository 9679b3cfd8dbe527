import { day, type Instant } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { hashOf } from '#platform/db/tokens.ts'
import type { Identity } from '../domain/identity.ts'

/** What a sign-up has asked so far. */
export type SignupAnswers = Identity & { readonly email: string }
export type Signup = {
  readonly id: number
  readonly answers: SignupAnswers
  /** Null until «Enregistrer la demande». */
  readonly submittedAt: Instant | null
  /** The account it became. */
  readonly account: number | null
}

type Stored = Omit<SignupAnswers, 'birthDate'> & { readonly birthDate: string }
type Row = { id: number; answers: unknown; submitted_at: Instant | null; account_id: number | null }

const signupOf = (row: Row): Signup => {
  const stored = row.answers as Stored
  // Emptied at activation: the person's row holds them from then on.
  const answers = { ...stored, birthDate: day(stored.birthDate ?? '1900-01-01') }
  return { id: row.id, answers, submittedAt: row.submitted_at, account: row.account_id }
}
const columns = ['id', 'answers', 'submitted_at', 'account_id'] as const

/** `key`: as in the URL; only its hash is stored. */
export const findSignup = async (db: Db, key: string): Promise<Signup | null> => {
  const row = await db.selectFrom('signup').select(columns).where('key_hash', '=', hashOf(key)).executeTakeFirst()
  return row ? signupOf(row) : null
}

export const findSignupById = async (db: Db, id: number): Promise<Signup | null> => {
  const row = await db.selectFrom('signup').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? signupOf(row) : null
}

/** Creates the sign-up of that key, or changes its answers, which then have to be submitted again. Untouched once it is an account. */
export const saveAnswers = async (tx: Tx, key: string, answers: SignupAnswers): Promise<number | null> => {
  const text = JSON.stringify(answers)
  const row = await tx
    .insertInto('signup')
    .values({ key_hash: hashOf(key), answers: text, created_at: tx.scope.now })
    .onConflict((c) =>
      c.column('key_hash').doUpdateSet({ answers: text, submitted_at: null }).where('signup.account_id', 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export const markSubmitted = async (tx: Tx, id: number): Promise<void> => {
  await tx.updateTable('signup').set({ submitted_at: tx.scope.now }).where('id', '=', id).execute()
}

/** The sign-up has become that account: its copy of the identity is no longer needed. */
export const markActivated = async (tx: Tx, id: number, account: number): Promise<void> => {
  await tx.updateTable('signup').set({ account_id: account, answers: '{}' }).where('id', '=', id).execute()
}

/** Deletes it, with its links; not once it is an account. */
export const deleteSignup = async (tx: Tx, key: string): Promise<void> => {
  await tx.deleteFrom('signup').where('key_hash', '=', hashOf(key)).where('account_id', 'is', null).execute()
}

/** AC-10 · sign-ups that nobody activated. @returns how many. */
export const deleteSignupsBefore = async (tx: Tx, before: Instant): Promise<number> => {
  const { numDeletedRows } = await tx
    .deleteFrom('signup')
    .where('account_id', 'is', null)
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
