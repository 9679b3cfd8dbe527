import { sql } from 'kysely'
import { type Db, prepared, type Tx } from '#platform/db/database.ts'
import type { Price, PriceLine } from '../domain/price.ts'

/** What was priced. `ref`: in the words of the feature that asked («booking:12»), as in the ledger. */
export type PricedUnit = { readonly ref: string; readonly household: number; readonly child: number; readonly price: Price }

/** TA-9 · Keeps how each of these amounts was computed; a reference already kept stays as it was. */
export const keepPrices = async (tx: Tx, units: readonly PricedUnit[]): Promise<void> => {
  if (units.length === 0) return
  const rows = units.map(({ ref, household, child, price }) => ({
    ref,
    household,
    child,
    tariff: price.tariff,
    cents: price.cents,
    lines: price.explanation,
  }))
  await sql`${prepared('tariffs.keep-prices')} insert into priced (ref, tariff_id, household_id, child_id, cents, lines, priced_at)
    select ref, tariff, household, child, cents, lines, ${tx.scope.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as w(ref text, tariff bigint, household bigint, child bigint, cents integer, lines jsonb)
    on conflict (ref) do nothing`.execute(tx)
}

export type KeptPrice = {
  readonly ref: string
  readonly child: number
  readonly cents: number
  readonly lines: readonly PriceLine[]
}

/** What was kept for that household under these references; another household's are not in the answer. */
export const readPrices = async (db: Db, household: number, refs: readonly string[]): Promise<Map<string, KeptPrice>> => {
  if (refs.length === 0) return new Map()
  const rows = await db
    .selectFrom('priced')
    .select(['ref', 'child_id as child', 'cents', 'lines'])
    .where('ref', '=', sql<string>`any(${[...refs]}::text[])`)
    .where('household_id', '=', household)
    .execute()
  return new Map(rows.map((r) => [r.ref, { ...r, lines: r.lines as unknown as PriceLine[] }]))
}
