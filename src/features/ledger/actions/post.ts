import type { Tx } from '#platform/db/database.ts'
import { LedgerConflict } from '../domain/charge.ts'
import { accountName, checkedPosting, type Posting } from '../domain/posting.ts'
import { openAccounts } from '../store/accounts.ts'
import { insertPostings, insertUndoing, listPostings, openTownAccounts } from '../store/postings.ts'
import { listReversals } from '../store/reversals.ts'

const contentOf = (p: Posting): string => {
  const lines = p.entries.map((e) => ({ name: accountName(e.account), cents: e.cents }))
  lines.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.cents - b.cents))
  return `${p.kind} ${lines.map((l) => `${l.name}=${l.cents}`).join(' ')}`
}

/**
 * Posts money that moved otherwise than by a charge: paid online or at the counter, refunded, corrected, handed over. All in
 * one statement, accounts opened when missing. Asked again with the same reference and content, answers what is written (LE-2).
 * @returns reference → ledger transaction. @throws LedgerConflict on another content; RangeError on entries that are wrong
 */
export const post = async (tx: Tx, wishes: readonly Posting[]): Promise<Map<string, number>> => {
  const postings = [...new Map(wishes.map((p) => [p.ref, checkedPosting(p)])).values()]
  if (postings.length === 0) return new Map()
  const refs = postings.flatMap((p) => p.entries.map((e) => e.account))
  const households = refs.flatMap((a) => (typeof a === 'object' && 'household' in a ? [a.household] : []))
  const services = refs.flatMap((a) => (typeof a === 'object' && 'service' in a ? [a.service] : []))
  if (households.length + services.length > 0) await openAccounts(tx, { households, services })
  await openTownAccounts(tx)
  await insertPostings(tx, postings)
  const written = await listPostings(
    tx,
    postings.map((p) => p.ref),
  )
  return new Map(
    wishes.map((p) => {
      const found = written.get(p.ref)
      if (found?.content !== contentOf(p)) throw new LedgerConflict(`posting ${p.ref} is already written with another content`)
      return [p.ref, found.id]
    }),
  )
}

/**
 * LE-3 · Undoes one transaction of any kind, with the reason that somebody gives: a cheque that bounced, a payment entered
 * twice. Once: asked again, answers the reversal already written.
 * @throws LedgerConflict when there is no such transaction, or it is itself a reversal
 */
export const undo = async (tx: Tx, wish: { transaction: number; actor: number; reason: string }): Promise<number> => {
  if (wish.reason.trim() === '') throw new RangeError(`undoing ${wish.transaction}: no reason`)
  await insertUndoing(tx, wish)
  const reversal = (await listReversals(tx, [wish.transaction])).get(wish.transaction)
  if (reversal === undefined) throw new LedgerConflict(`transaction ${wish.transaction} cannot be undone`)
  return reversal
}
