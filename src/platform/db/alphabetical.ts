import { type Expression, type RawBuilder, sql } from 'kysely'

/** To order by, as a French dictionary: «Éléonore» before «Fleur». By itself, the database puts É after Z. */
export const alphabetical = (text: string | Expression<string | null>): RawBuilder<string> =>
  sql`${typeof text === 'string' ? sql.ref(text) : text} collate "fr-x-icu"`
