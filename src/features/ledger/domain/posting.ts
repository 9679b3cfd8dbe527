import type { Day } from '#core/days.ts'
import type { Cents } from '#core/money.ts'

/** Accounts of the town itself: there is one of each. `bank`: paid online; `treasury`: handed to the comptable; `differences`: missing or too much at a count. */
export const TOWN_ACCOUNTS = ['bank', 'cash', 'cheques', 'transfers', 'card', 'treasury', 'differences'] as const
export type TownAccount = (typeof TOWN_ACCOUNTS)[number]

export type AccountRef = { readonly household: number } | { readonly service: number } | TownAccount

/** `top_up`: paid online; `counter`: paid at the counter; `closing`: a till handed over. */
export type PostingKind = 'top_up' | 'counter' | 'refund' | 'correction' | 'closing'

/** Something that happened to money, other than a charge: its entries sum to zero. */
export type Posting = {
  /** Business reference, unique for ever («counter:12»): written once, however often it is asked. */
  readonly ref: string
  readonly kind: PostingKind
  /** Above zero, the account is credited: a household then has more, a till less. */
  readonly entries: readonly { readonly account: AccountRef; readonly cents: Cents }[]
  /** Shown under «Sous libellé» («Espèces, reçu n° 12»). Never a name. */
  readonly note?: string | null
  /** Why; a correction needs one. Never a name. */
  readonly reason?: string | null
  /** The record date when left out. */
  readonly valueDate?: Day
  /** Who did it; null for a job. */
  readonly actor: number | null
}

export const accountName = (account: AccountRef): string =>
  typeof account === 'string' ? account : 'household' in account ? `household:${account.household}` : `service:${account.service}`

/** @throws RangeError on entries that are fewer than two, are not integers, are zero, or do not sum to zero. */
export const checkedPosting = (posting: Posting): Posting => {
  const { entries, ref, kind, reason } = posting
  if (entries.length < 2) throw new RangeError(`posting ${ref}: fewer than two entries`)
  if (entries.some((e) => !Number.isSafeInteger(e.cents) || e.cents === 0)) throw new RangeError(`posting ${ref}: not an amount`)
  if (entries.reduce((sum, e) => sum + e.cents, 0) !== 0) throw new RangeError(`posting ${ref}: does not sum to zero`)
  if (kind === 'correction' && !reason) throw new RangeError(`posting ${ref}: a correction without a reason`)
  return posting
}
