// `npm run bench:ledger`: what the book costs (bench/README.md): posting against the same rows sent straight through `pg`; the
// statement of an old account against that of a new one; the closing of a large town's month, with its seconds and memory. On a
// PostgreSQL of its own, with the demo town.
import { balanceOf, charge, closePeriod, statementBetween, statementMonths } from '#features/ledger/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { median, recorder, show } from './report.ts'
import { openDemoTown, timed } from './town.ts'

const quick = process.argv.includes('--quick')
const ROUNDS = quick ? 7 : 15
const AT_ONCE = 500
const FAMILIES = quick ? 2_000 : 10_000
const EACH = 20

const town = await openDemoTown('ledger')
const { db, pool } = town
const ctx = await town.ctxNow()
const { now } = ctx
const today = now.toZonedDateTimeISO('Europe/Paris').toPlainDate()

const { lines, say } = recorder()
/** Both sides in turn; the medians of each. */
const inTurn = async (above: () => Promise<number>, below: () => Promise<number>): Promise<[number, number]> => {
  const [times, others]: [number[], number[]] = [[], []]
  for (let i = 0; i < ROUNDS; i++) {
    times.push(await above())
    others.push(await below())
  }
  return [median(times), median(others)]
}

const { rows: activities } = await pool.query<{ id: number; service_id: number }>(
  'select id, service_id from activity order by id limit 1',
)
const { id: activity, service_id: service } = activities[0]!
type Account = { account: number; person: number; household: number; child: number }
const { rows: accounts } = await pool.query<Account>(
  `select a.id as account, p.id as person, p.household_id as household, g.child_id as child
   from account a join person p on p.id = a.person_id join guardianship g on g.adult_id = p.id
   where p.household_id is not null order by a.id, g.child_id`,
)
const [large, small] = [accounts[0]!, accounts.find((a) => a.household !== accounts[0]!.household)!]

let written = 0
/** Two a day, back from three weeks ahead; `after`: as many days further back. */
const wishes = (of: Account, howMany: number, after: number) =>
  Array.from({ length: howMany }, (_, i) => ({
    ref: `bench:${++written}`,
    household: of.household,
    person: of.child,
    activity,
    service,
    quantity: 1,
    unitCents: 390,
    tariffLabel: 'Tarif enfant',
    valueDate: today.add({ days: 20 }).subtract({ days: after + Math.floor(i / 2) }),
    actor: of.account,
  }))
const post = (of: Account, howMany: number, after = 0) => inTransaction(ctx, (tx) => charge(tx, wishes(of, howMany, after)))

const benchPosting = async (): Promise<void> => {
  const straight = () => {
    written += AT_ONCE
    const client = pool.connect()
    return timed(async () => {
      const connected = await client
      try {
        await connected.query('begin')
        await connected.query(
          `with written as (
             insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on, account_id)
             select 'charge', 'straight:' || $1::int || ':' || n, $2::timestamptz, ($2::timestamptz at time zone 'Europe/Paris')::date, $3::bigint
             from generate_series(1, ${AT_ONCE}) n returning id)
           insert into ledger_entry (transaction_id, account_id, amount_cents, value_date, person_id, activity_id,
             service_label, activity_label, sub_label, quantity, unit_cents)
           select w.id, a.id, a.sign * 390, $4::date, case when a.sign < 0 then $5::bigint end, $6::bigint,
             'Restauration scolaire', 'Restauration scolaire - Repas de midi', 'Tarif enfant', 1, 390
           from written w cross join lateral (
             select id, -1 as sign from ledger_account where household_id = $7
             union all select id, 1 from ledger_account where service_id = $8) a`,
          [written, now.toString(), small.account, today.toString(), small.child, activity, small.household, service],
        )
        await connected.query('commit')
      } finally {
        connected.release()
      }
    })
  }
  await post(small, AT_ONCE)
  await straight()
  const [sent, ours] = await inTurn(straight, () => timed(() => post(large, AT_ONCE)))
  const ratio = sent / ours
  say({
    what: `Posting ${AT_ONCE} charges, of the same rows sent straight`,
    value: ratio,
    shown: `${ratio.toFixed(2)} (${ours.toFixed(0)} / ${sent.toFixed(0)} ms)`,
    aim: { at: 'least', value: 0.5, limit: 0.4, shown: '≥ 0.50' },
  })
}

const benchStatement = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await post(large, AT_ONCE, (i * AT_ONCE) / 2)
  await post(small, 50)
  await pool.query('vacuum analyze ledger_entry')
  const month = today.with({ day: 1 })
  /** What the page reads: its months, its rows, the balance. */
  const read = ({ household }: Account) =>
    timed(async () => {
      await statementMonths(db, household, { from: month })
      await statementBetween(db, household, { first: month, last: today.add({ days: 30 }), opening: 0 })
      await balanceOf(db, household, today)
    })
  await read(large)
  await read(small)
  const [many, few] = await inTurn(
    () => read(large),
    () => read(small),
  )
  const ratio = many / few
  say({
    what: 'Reading the statement of an account of 5,000 entries, of one of 50',
    value: ratio,
    shown: `${ratio.toFixed(2)} (${many.toFixed(1)} / ${few.toFixed(1)} ms)`,
    aim: { at: 'most', value: 1.5, limit: 1.8, shown: '≤ 1.5' },
  })
}

/** A month of a large town, closed on the first day of the next. */
const benchClosing = async (): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0; set session_replication_role = replica')
    await client.query(
      `with h as (insert into household (created_at) select now() from generate_series(1, $1::int) returning id)
       insert into ledger_account (kind, household_id) select 'household', id from h`,
      [FAMILIES],
    )
    await client.query(
      `insert into ledger_transaction (kind, business_ref, recorded_at, recorded_on, xact)
       select 'charge', 'month:' || a.id || ':' || n, $1::timestamptz, ($1::timestamptz at time zone 'Europe/Paris')::date, pg_current_xact_id()
       from ledger_account a cross join generate_series(1, ${EACH}) n where a.kind = 'household'`,
      [now.toString()],
    )
    await client.query(
      `insert into ledger_entry (transaction_id, account_id, amount_cents, value_date)
       select t.id, l.id, l.sign * 390, $2::date from ledger_transaction t cross join lateral (
         select split_part(t.business_ref, ':', 2)::bigint as id, -1 as sign
         union all select id, 1 from ledger_account where service_id = $1) l
       where t.business_ref like 'month:%'`,
      [service, today.toString()],
    )
  } finally {
    await client.query('set session_replication_role = origin')
    client.release()
  }
  const before = process.memoryUsage().rss
  const next = { ...ctx, now: now.add({ hours: 24 }) }
  const ms = await timed(() => inTransaction(next, (tx) => closePeriod(tx, { lastDay: today, actor: null })))
  const megabytes = Math.round((process.memoryUsage().rss - before) / 1_048_576)
  say({
    what: `Closing a month of ${FAMILIES} families × ${EACH * 2} entries`,
    value: megabytes,
    shown: `${(ms / 1000).toFixed(1)} s, ${megabytes} MB more in the process`,
    aim: { at: 'most', value: 50, limit: 100, shown: '≤ 50 MB' },
  })
}

try {
  await benchStatement()
  await benchPosting()
  await benchClosing()
} finally {
  await town.close()
}
const { table, missed } = show(lines)
console.log(table)
if (missed.length > 0) process.exitCode = 1
