import { type Day, parisDay } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { oncePerRequest } from '#platform/http/once.ts'
import type { Balance } from './domain/balance.ts'
import { lineOf, type MonthSum, type Statement, type StatementLine, type StatementSpan, spanFrom } from './domain/statement.ts'
import { openAccounts } from './store/accounts.ts'
import {
  type Between,
  findMovement,
  listLastMovements,
  listMovements,
  type MonthsWish,
  readBalance,
  readMonths,
  readOpening,
} from './store/movements.ts'

export { charge } from './actions/charge.ts'
export { type ClosedPeriod, closePeriod } from './actions/close-period.ts'
export { credit } from './actions/credit.ts'
export { post, undo } from './actions/post.ts'
export { reverse } from './actions/reverse.ts'
export type { Balance } from './domain/balance.ts'
export { type Charge, type Credit, LedgerConflict } from './domain/charge.ts'
export type { AccountRef, Posting, PostingKind, TownAccount } from './domain/posting.ts'
export type { MonthSum, Statement, StatementLine, StatementMonth, StatementSpan } from './domain/statement.ts'
export { checkBook, sealPosted } from './jobs/keep-book.ts'
export { type LedgerRefusal, ledgerRefusals } from './refusals.ts'
export { type Difference, type LedgerCheck, lastCheck } from './store/checks.ts'
export { type AccountAtClosing, type Closing, listMovedAtClosing } from './store/closings.ts'
export { firstBrokenSeal } from './store/seals.ts'

/** Opens a household's account, at zero. Again does nothing. */
export const openHouseholdAccount = (tx: Tx, household: number): Promise<void> => openAccounts(tx, { households: [household] })

/**
 * What the household has now, told on `day` (today in Paris): the balance counts everything recorded, «réservations à
 * venir» what is for services after that day, «vous devez» what is missing without them.
 */
export const balanceOf = (db: Db, household: number, day: Day): Promise<Balance> => readBalance(db, household, day)

/** The same for the household of whoever is signed in, today. */
export const ownBalance = oncePerRequest((ctx) => balanceOf(ctx.db, ctx.actor.household, parisDay(ctx.now)))

/** What the household had at the end of a day, counting value dates, or record dates, up to that day. */
export const balanceAt = (db: Db, household: number, at: { day: Day; by: 'value' | 'record' }): Promise<Cents> =>
  readOpening(db, household, at.day.add({ days: 1 }), at.by)

/**
 * The months in which the household has movements, by value date, newest first, from `from` on, and one more that stands for
 * all that came before; the years that have some. `child`: its own only.
 */
export const statementMonths = (
  db: Db,
  household: number,
  wish: MonthsWish,
): Promise<{ months: readonly MonthSum[]; years: readonly number[] }> => readMonths(db, household, wish)

/**
 * The household's movements between two dates, both included, by month, newest first, with a running balance. `opening`:
 * what is before, when the caller knows it already. With a child, only its movements, and a balance of those.
 */
export const statementBetween = async (
  db: Db,
  household: number,
  wish: Between & { readonly opening?: Cents },
): Promise<StatementSpan> => {
  const opening = wish.opening ?? (wish.child ? 0 : await readOpening(db, household, wish.first, wish.by))
  return spanFrom(opening, await listMovements(db, household, wish), wish.by)
}

/** The household's movements whose value date is in that year. */
export const statementOf = async (db: Db, household: number, year: number): Promise<Statement> => {
  const [first, last] = [
    Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  ]
  const { months, years } = await readMonths(db, household, { from: first, until: last })
  const opening = months.reduce((sum, m) => (m.year < year ? sum + m.cents : sum), 0)
  const span = await statementBetween(db, household, { first, last, opening })
  return {
    year,
    years,
    openingCents: span.openingCents,
    closingCents: span.closingCents,
    months: span.months,
  }
}

/** One row of the household's statement; undefined when it is another household's. */
export const statementLine = async (db: Db, household: number, entry: number): Promise<StatementLine | undefined> => {
  const movement = await findMovement(db, household, entry)
  return movement && lineOf(movement, 0)
}

/** The last movements recorded, newest first, labelled as in the statement. */
export const lastMovementsOf = async (
  db: Db,
  household: number,
  howMany: number,
): Promise<Omit<StatementLine, 'balanceCents'>[]> => (await listLastMovements(db, household, howMany)).map((m) => lineOf(m, 0))

export { listComing, listDueBalances } from './store/coming.ts'
export { type Debt, holdHousehold, listDebts, listHeld } from './store/held.ts'
