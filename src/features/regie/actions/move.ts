import type { Cents } from '#core/money.ts'
import { type AccountRef, type PostingKind, post } from '#features/ledger/index.ts'
import type { Tx } from '#platform/db/database.ts'

/** An amount that leaves one account of the book for another. */
export type Movement = {
  readonly ref: string
  readonly kind: PostingKind
  readonly from: AccountRef
  readonly to: AccountRef
  readonly cents: Cents
  readonly note?: string
  readonly reason?: string
  readonly actor: number
}

/** @returns the ledger transaction, the one already written when the reference is known (LE-2). */
export const move = async (tx: Tx, m: Movement): Promise<number> => {
  const { ref, kind, note, reason, actor } = m
  const entries = [
    { account: m.to, cents: m.cents },
    { account: m.from, cents: -m.cents },
  ]
  return (await post(tx, [{ ref, kind, note, reason, actor, entries }])).get(ref)!
}
