import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import type { Tariff } from '../domain/price.ts'

/** Versions that are valid on at least one day from `first` to `last`, both included. */
export const listTariffs = settled(
  async (db: Db, activities: readonly number[], first: Day, last: Day): Promise<readonly Tariff[]> => {
    const rows = await db
      .selectFrom('tariff')
      .select(['activity_id', 'label', 'amount_cents', 'valid_from', 'valid_until'])
      .where('activity_id', '=', sql<number>`any(${[...activities]}::bigint[])`)
      .where('valid_from', '<=', last)
      .where((w) => w.or([w('valid_until', 'is', null), w('valid_until', '>=', first)]))
      .execute()
    return rows.map((r) => ({
      activity: r.activity_id,
      label: r.label,
      amountCents: r.amount_cents,
      validFrom: r.valid_from,
      validUntil: r.valid_until,
    }))
  },
)

/** Ends the version that runs on that day at its eve. */
export const endTariff = async (tx: Tx, activity: number, from: Day): Promise<void> => {
  await tx
    .updateTable('tariff')
    .set({ valid_until: from.subtract({ days: 1 }) })
    .where('activity_id', '=', activity)
    .where('valid_from', '<', from)
    .where((w) => w.or([w('valid_until', 'is', null), w('valid_until', '>=', from)]))
    .execute()
}

export const insertTariff = async (tx: Tx, t: Omit<Tariff, 'validUntil'> & { readonly deliberation: string }): Promise<void> => {
  await tx
    .insertInto('tariff')
    .values({
      activity_id: t.activity,
      label: t.label,
      amount_cents: t.amountCents,
      valid_from: t.validFrom,
      valid_until: null,
      deliberation: t.deliberation,
    })
    .execute()
}
