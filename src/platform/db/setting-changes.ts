import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import { parisInstant } from '#core/days.ts'
import { changesBetween, type Described, type SettingChange } from '#core/described.ts'
import type { Db, Tx } from './database.ts'

export type { SettingChange }

/** Until the transaction ends, nobody else changes what the town settles: what is read before is what was. */
export const holdSettings = async (tx: Tx): Promise<void> => {
  await sql`select from town for update`.execute(tx)
}

/**
 * Keeps who changed which setting of the town, before and after, as somebody reads them. Append-only. `theme`: the word under
 * which the history finds it («Services»).
 */
export const noteSettings = async (tx: Tx, account: number, theme: string, changes: readonly SettingChange[]): Promise<void> => {
  const real = changes.filter(({ before, after }) => before !== after)
  if (real.length === 0) return
  await tx
    .insertInto('setting_change')
    .values(real.map((change) => ({ ...change, theme, account_id: account, at: tx.scope.now })))
    .execute()
}

/** The same, for a thing described before (null: it is new) and after (null: it is gone). */
export const noteChange = (
  tx: Tx,
  account: number,
  { theme, name }: { readonly theme: string; readonly name: string },
  before: Described | null,
  after: Described | null,
): Promise<void> => noteSettings(tx, account, theme, changesBetween(name, before, after))

export type NotedChange = SettingChange & {
  readonly id: number
  readonly at: Temporal.Instant
  readonly theme: string
  readonly who: string
}

export type ChangesWish = {
  readonly limit: number
  /** Only those older than that one. */
  readonly below?: number | null
  readonly theme?: string | null
  /** First and last days on which they were made. */
  readonly from?: Day | null
  readonly until?: Day | null
}

/** The latest first. */
export const listSettingChanges = async (db: Db, { limit, below, theme, from, until }: ChangesWish): Promise<NotedChange[]> => {
  let query = db
    .selectFrom('setting_change as c')
    .innerJoin('agent as g', 'g.account_id', 'c.account_id')
    .select(['c.id', 'c.at', 'c.theme', 'c.setting', 'c.before', 'c.after', 'g.first_name', 'g.last_name'])
    .orderBy('c.id', 'desc')
    .limit(limit)
  if (below) query = query.where('c.id', '<', below)
  if (theme) query = query.where('c.theme', '=', theme)
  if (from) query = query.where('c.at', '>=', parisInstant(from))
  if (until) query = query.where('c.at', '<', parisInstant(until.add({ days: 1 })))
  return (await query.execute()).map(({ first_name, last_name, ...row }) => ({ ...row, who: `${first_name} ${last_name}` }))
}

/** The words under which something was changed, in the order of the alphabet. */
export const listThemes = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('setting_change').select('theme').distinct().orderBy('theme').execute()).map(({ theme }) => theme)
