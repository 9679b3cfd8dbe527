import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Opens the households' accounts that are missing. In order, so that two transactions never wait in a circle. */
export const openHouseholds = async (tx: Tx, households: readonly number[]): Promise<void> => {
  await sql`
    insert into ledger_account (kind, household_id)
    select 'household', h from (select distinct unnest(${[...households]}::bigint[]) as h) as wanted
    where not exists (select 1 from ledger_account where household_id = h)
    order by h
    on conflict do nothing`.execute(tx)
}

export const openRevenues = async (tx: Tx, services: readonly number[]): Promise<void> => {
  await sql`
    insert into ledger_account (kind, service_id)
    select 'revenue', s from (select distinct unnest(${[...services]}::bigint[]) as s) as wanted
    where not exists (select 1 from ledger_account where service_id = s)
    order by s
    on conflict do nothing`.execute(tx)
}

export const openBank = async (tx: Tx): Promise<void> => {
  await sql`
    insert into ledger_account (kind) select 'bank'
    where not exists (select 1 from ledger_account where kind = 'bank')
    on conflict do nothing`.execute(tx)
}
