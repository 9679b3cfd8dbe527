import { type RawBuilder, sql } from 'kysely'

const PREPARED = /^\s*(?:select )?\/\* prepared ([\w.-]+) \*\//

/**
 * Opens a statement that each connection prepares once and then only executes: for the few that nearly every request sends,
 * where PostgreSQL would spend more on planning than on answering. `name`: unique, one text for ever (`feature.what`). At the
 * head of raw SQL, or with `modifyFront` in a built `select`.
 */
export const prepared = (name: string): RawBuilder<unknown> => sql.raw(`/* prepared ${name} */`)

/** The name that `prepared` gave to that statement; null for another. */
export const nameIn = (text: string): string | null => PREPARED.exec(text)?.[1] ?? null
