import { sql } from 'kysely'
import type { Db, Tx } from '../db/database.ts'
import type { Filling, LetterContent } from './letter.ts'
import { type Filler, filled, fillingOf, fits, greetingOf, type LetterText, type Prose, type Slots } from './letter-text.ts'
import { renderMessage } from './render.ts'

/** What the town has written for that letter; null: as it is shipped. */
export const findLetterText = async (db: Db, code: string): Promise<Prose | null> =>
  (await db.selectFrom('letter_text').select(['subject', 'body']).where('code', '=', code).executeTakeFirst()) ?? null

/** The same when nothing that must be said is lost with it: what is shipped leaves otherwise. */
const findFitting = async (db: Db, code: string, filling: Filling): Promise<Prose | null> => {
  const own = await findLetterText(db, code)
  return own && fits(own, filling) ? own : null
}

/** TS-8 · a letter as the town writes it today. */
export const asWritten = async <L extends Omit<LetterContent, 'to'> & { readonly text: { readonly code: string } & Filling }>(
  db: Db,
  letter: L,
): Promise<L> => {
  const own = await findFitting(db, letter.text.code, letter.text)
  return own ? { ...letter, ...filled(own, letter.text) } : letter
}

const said = async (db: Db, text: LetterText, signature: string, filler: Filler): Promise<Prose> => {
  const filling = fillingOf(text.slots, filler)
  const { subject, parts } = filled((await findFitting(db, text.code, filling)) ?? text, filling)
  return { subject, body: renderMessage({ greeting: greetingOf(null), parts, signature }) }
}

type Message<S extends Slots, G extends 'agent' | 'nobody'> = LetterText<S, false, 'message', G>

/** TS-8 · a message of a conversation that nobody signs, as the town writes it now. */
export const messageFrom = <S extends Slots>(db: Db, text: Message<S, 'nobody'>, filler: Filler<S>): Promise<Prose> =>
  said(db, text, '', filler as Filler)

/** TS-8 · the same, signed by an agent. */
export const signedMessageFrom = <S extends Slots>(
  db: Db,
  text: Message<S, 'agent'>,
  signature: string,
  filler: Filler<S>,
): Promise<Prose> => said(db, text, signature, filler as Filler)

/** Who wrote a letter otherwise than it is shipped (null: not known), and when. */
export type Written = Prose & { readonly at: Temporal.Instant; readonly who: string | null }

const selectWritten = (db: Db) =>
  db
    .selectFrom('letter_text as t')
    .leftJoin('agent as g', 'g.account_id', 't.account_id')
    .select(['t.code', 't.subject', 't.body', 't.updated_at as at'])
    .select(sql<string | null>`g.first_name || ' ' || g.last_name`.as('who'))

/** The letters that the town has written otherwise, by their codes. */
export const listLetterTexts = async (db: Db): Promise<ReadonlyMap<string, Written>> =>
  new Map((await selectWritten(db).execute()).map(({ code, ...written }) => [code, written]))

/** One of them; null: as it is shipped. */
export const findWritten = async (db: Db, code: string): Promise<Written | null> =>
  (await selectWritten(db).where('t.code', '=', code).executeTakeFirst()) ?? null

/** `prose`: null to come back to what is shipped. */
export const setLetterText = async (tx: Tx, code: string, prose: Prose | null, account: number): Promise<void> => {
  if (prose === null) {
    await tx.deleteFrom('letter_text').where('code', '=', code).execute()
    return
  }
  const written = { subject: prose.subject, body: prose.body, updated_at: tx.scope.now, account_id: account }
  await tx
    .insertInto('letter_text')
    .values({ code, ...written })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(written))
    .execute()
}
