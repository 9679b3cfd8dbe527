import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Grid, Tariff } from '../domain/tariff.ts'
import { insertTariff, tariffOf, tariffs } from './tariffs.ts'

export type StoredTariff = Tariff & { readonly publishedAt: Temporal.Instant | null; readonly isUsed: boolean }

const stored = (db: Db) =>
  tariffs(db).select([
    't.published_at as publishedAt',
    sql<boolean>`exists (select 1 from priced p where p.tariff_id = t.id)`.as('isUsed'),
  ])

const storedOf = (row: Awaited<ReturnType<ReturnType<typeof stored>['executeTakeFirstOrThrow']>>): StoredTariff => ({
  ...tariffOf(row),
  publishedAt: row.publishedAt,
  isUsed: row.isUsed,
})

/** Every version and draft, newest first. */
export const listAllTariffs = async (db: Db): Promise<StoredTariff[]> =>
  (await stored(db).orderBy('t.activity_id').orderBy('t.valid_from', 'desc').orderBy('t.id', 'desc').execute()).map(storedOf)

/** @throws Absent */
export const getTariff = async (db: Db, id: number): Promise<StoredTariff> => {
  const row = await stored(db).where('t.id', '=', id).executeTakeFirst()
  if (!row) throw new Absent(`tariff ${id}`)
  return storedOf(row)
}

/** Locks a tariff until the end. @throws Absent */
export const lockTariff = async (tx: Tx, id: number): Promise<StoredTariff> => {
  await sql`select id from tariff where id = ${id} for update`.execute(tx)
  return getTariff(tx, id)
}

/** First day of the published version that starts on that day or later. */
export const laterStart = async (db: Db, activity: number, from: Day): Promise<Day | null> =>
  (
    await db
      .selectFrom('tariff')
      .select('valid_from')
      .where('activity_id', '=', activity)
      .where('published_at', 'is not', null)
      .where('valid_from', '>=', from)
      .orderBy('valid_from')
      .limit(1)
      .executeTakeFirst()
  )?.valid_from ?? null

export const deleteDraft = async (tx: Tx, id: number): Promise<void> => {
  await tx.deleteFrom('tariff').where('id', '=', id).where('published_at', 'is', null).execute()
}

/** A draft is written anew: nothing refers to it. @returns its new number */
export const replaceDraft = async (
  tx: Tx,
  old: number | null,
  draft: Grid & { readonly activity: number; readonly validFrom: Day },
): Promise<number> => {
  if (old !== null) await deleteDraft(tx, old)
  return insertTariff(tx, draft, null)
}

export const markPublished = async (tx: Tx, id: number, agent: number): Promise<void> => {
  await tx.updateTable('tariff').set({ published_at: tx.scope.now, published_by: agent }).where('id', '=', id).execute()
}
