import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { settled } from '#platform/db/settled.ts'
import type { Bracket, Effect, Grid, Modifier, Tariff } from '../domain/tariff.ts'

type StoredModifier = { kind: Modifier['kind']; fromRank: number | null; effect: Effect['effect']; cents: number; rate: number }

const modifierOf = ({ kind, fromRank, effect, cents, rate }: StoredModifier): Modifier =>
  effect === 'rate' ? { kind, fromRank, effect, rate } : { kind, fromRank, effect, cents }

/** Brackets and modifiers come with their tariff, in one question. */
export const tariffs = (db: Db) =>
  db.selectFrom('tariff as t').select([
    't.id',
    't.activity_id as activity',
    't.label',
    't.method',
    't.amount_cents as amountCents',
    't.effort_rate as effortRate',
    't.floor_cents as floorCents',
    't.ceiling_cents as ceilingCents',
    't.valid_from as validFrom',
    't.valid_until as validUntil',
    't.deliberation',
    sql<
      Bracket[]
    >`(select coalesce(jsonb_agg(jsonb_build_object('fromQuotientCents', b.from_quotient_cents, 'cents', b.amount_cents)
        order by b.from_quotient_cents), '[]') from tariff_bracket b where b.tariff_id = t.id)`.as('brackets'),
    sql<
      StoredModifier[]
    >`(select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'fromRank', m.from_rank, 'effect', m.effect,
        'cents', m.amount_cents, 'rate', m.rate) order by m.kind, m.from_rank), '[]') from tariff_modifier m where m.tariff_id = t.id)`.as(
      'modifiers',
    ),
  ])

type Row = Awaited<ReturnType<ReturnType<typeof tariffs>['executeTakeFirstOrThrow']>>

export const tariffOf = (row: Row): Tariff => ({
  ...row,
  method: row.method as Tariff['method'],
  modifiers: row.modifiers.map(modifierOf),
})

/** Published versions that are valid on at least one day from `first` to `last`, both included. */
export const listTariffs = settled(
  async (db: Db, activities: readonly number[], first: Day, last: Day): Promise<readonly Tariff[]> => {
    const rows = await tariffs(db)
      .where('t.activity_id', '=', sql<number>`any(${[...activities]}::bigint[])`)
      .where('t.published_at', 'is not', null)
      .where('t.valid_from', '<=', last)
      .where((w) => w.or([w('t.valid_until', 'is', null), w('t.valid_until', '>=', first)]))
      .execute()
    return rows.map(tariffOf)
  },
)

/** Ends the published version that runs on that day at its eve. */
export const endTariff = async (tx: Tx, activity: number, from: Day): Promise<void> => {
  await tx
    .updateTable('tariff')
    .set({ valid_until: from.subtract({ days: 1 }) })
    .where('activity_id', '=', activity)
    .where('published_at', 'is not', null)
    .where('valid_from', '<', from)
    .where((w) => w.or([w('valid_until', 'is', null), w('valid_until', '>=', from)]))
    .execute()
}

const columns = (grid: Grid) => ({
  label: grid.label,
  method: grid.method,
  amount_cents: grid.amountCents,
  effort_rate: grid.method === 'effort' ? grid.effortRate : null,
  floor_cents: grid.method === 'effort' ? grid.floorCents : null,
  ceiling_cents: grid.method === 'effort' ? grid.ceilingCents : null,
  deliberation: grid.deliberation,
})

const insertParts = async (tx: Tx, tariff: number, grid: Grid): Promise<void> => {
  if (grid.method === 'quotient') {
    await tx
      .insertInto('tariff_bracket')
      .values(grid.brackets.map((b) => ({ tariff_id: tariff, from_quotient_cents: b.fromQuotientCents, amount_cents: b.cents })))
      .execute()
  }
  if (grid.modifiers.length > 0) {
    await tx
      .insertInto('tariff_modifier')
      .values(
        grid.modifiers.map((m) => ({
          tariff_id: tariff,
          kind: m.kind,
          from_rank: m.fromRank,
          effect: m.effect,
          amount_cents: m.effect === 'rate' ? null : m.cents,
          rate: m.effect === 'rate' ? m.rate : null,
        })),
      )
      .execute()
  }
}

/** @param published null: a draft. @returns its number */
export const insertTariff = async (
  tx: Tx,
  tariff: Grid & Pick<Tariff, 'activity' | 'validFrom'>,
  published: { readonly by: number | null } | null,
): Promise<number> => {
  const { id } = await tx
    .insertInto('tariff')
    .values({
      ...columns(tariff),
      activity_id: tariff.activity,
      valid_from: tariff.validFrom,
      valid_until: null,
      made_at: tx.scope.now,
      published_at: published ? tx.scope.now : null,
      published_by: published?.by ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertParts(tx, id, tariff)
  return id
}
