import type { Db, Tx } from './database.ts'

export type SettingChange = { readonly setting: string; readonly before: string; readonly after: string }

/** Keeps who changed which setting of the town, before and after, as somebody reads them. Append-only. */
export const noteSettings = async (tx: Tx, account: number, changes: readonly SettingChange[]): Promise<void> => {
  const real = changes.filter(({ before, after }) => before !== after)
  if (real.length === 0) return
  await tx
    .insertInto('setting_change')
    .values(real.map((change) => ({ ...change, account_id: account, at: tx.scope.now })))
    .execute()
}

export type NotedChange = SettingChange & { readonly id: number; readonly at: Temporal.Instant; readonly who: string }

/** The latest first. `below`: only those older than that one. */
export const listSettingChanges = async (db: Db, limit: number, below: number | null): Promise<NotedChange[]> => {
  let query = db
    .selectFrom('setting_change as c')
    .innerJoin('agent as g', 'g.account_id', 'c.account_id')
    .select(['c.id', 'c.at', 'c.setting', 'c.before', 'c.after', 'g.first_name', 'g.last_name'])
    .orderBy('c.id', 'desc')
    .limit(limit)
  if (below !== null) query = query.where('c.id', '<', below)
  return (await query.execute()).map(({ first_name, last_name, ...row }) => ({ ...row, who: `${first_name} ${last_name}` }))
}
