import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Balance } from './domain/balance.ts'
import { lineOf, type Statement, type StatementLine, statementFrom } from './domain/statement.ts'
import { openHouseholds } from './store/accounts.ts'
import { listLastMovements, listMovements, listYears, readBalance, readOpening } from './store/movements.ts'

export { charge } from './actions/charge.ts'
export { credit } from './actions/credit.ts'
export { reverse } from './actions/reverse.ts'
export type { Balance } from './domain/balance.ts'
export { type Charge, type Credit, LedgerConflict } from './domain/charge.ts'
export type { Statement, StatementLine, StatementMonth } from './domain/statement.ts'

/** Opens a household's account, at zero. Again does nothing. */
export const openHouseholdAccount = (tx: Tx, household: number): Promise<void> => openHouseholds(tx, [household])

/**
 * What the household has now, told on `day` (today in Paris): the balance counts everything recorded, «réservations à
 * venir» what is for services after that day, «vous devez» what is missing without them.
 */
export const balanceOf = (db: Db, household: number, day: Day): Promise<Balance> => readBalance(db, household, day)

/** The household's movements whose value date is in that year, by month, newest first, with a running balance. */
export const statementOf = async (db: Db, household: number, year: number): Promise<Statement> =>
  statementFrom(
    year,
    await listYears(db, household),
    await readOpening(db, household, year),
    await listMovements(db, household, year),
  )

/** The last movements recorded, newest first, labelled as in the statement. */
export const lastMovementsOf = async (
  db: Db,
  household: number,
  howMany: number,
): Promise<Omit<StatementLine, 'balanceCents'>[]> => (await listLastMovements(db, household, howMany)).map((m) => lineOf(m, 0))

export { listComing, listDueBalances } from './store/coming.ts'
