import { CompiledQuery, type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'

const PREPARED = /^\s*(?:select )?\/\* prepared ([\w.-]+) \*\//

const mark = (name: string): string => `/* prepared ${name} */`

/**
 * Opens a statement that each connection prepares once and then only executes: for the few that nearly every request sends,
 * where PostgreSQL would spend more on planning than on answering. `name`: unique, one text for ever (`feature.what`). At the
 * head of raw SQL, or with `modifyFront` in a built `select`.
 */
export const prepared = (name: string): RawBuilder<unknown> => sql.raw(mark(name))

/** The name that `prepared` gave to that statement; null for another. */
export const nameIn = (text: string): string | null => PREPARED.exec(text)?.[1] ?? null

/**
 * Such a statement whose text is always the same: written once, with its numbered parameters, it is not built again for each
 * page. @returns its rows
 */
export const preparedRead = <Row>(
  name: string,
  text: string,
): ((db: QueryExecutorProvider, values: readonly unknown[]) => Promise<Row[]>) => {
  const statement = `${mark(name)} ${text}`
  return async (db, values) => (await db.getExecutor().executeQuery<Row>(CompiledQuery.raw(statement, [...values]))).rows
}
