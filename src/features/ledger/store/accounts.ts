import { sql } from 'kysely'
import { prepared, type Tx } from '#platform/db/database.ts'

/** Opens the accounts that are missing, in one order, so that two transactions never wait in a circle. */
export const openAccounts = async (
  tx: Tx,
  { households = [], services = [] }: { households?: readonly number[]; services?: readonly number[] },
): Promise<void> => {
  await sql`${prepared('ledger.open-accounts')}
    insert into ledger_account (kind, household_id, service_id)
    select kind, household, service from (
      select 'household' as kind, h as household, null::bigint as service from unnest(${[...new Set(households)]}::bigint[]) as h
        where not exists (select 1 from ledger_account where household_id = h)
      union all
      select 'revenue', null::bigint, s from unnest(${[...new Set(services)]}::bigint[]) as s
        where not exists (select 1 from ledger_account where service_id = s)) as missing
    order by kind, household, service
    on conflict do nothing`.execute(tx)
}

export const openBank = async (tx: Tx): Promise<void> => {
  await sql`
    insert into ledger_account (kind) select 'bank'
    where not exists (select 1 from ledger_account where kind = 'bank')
    on conflict do nothing`.execute(tx)
}
