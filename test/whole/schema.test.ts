import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { testDatabase } from '#support/database.ts'

const { connection } = await testDatabase()
const client = new pg.Client(connection)
await client.connect()
afterAll(() => client.end())

const rows = async <T>(sql: string): Promise<T[]> => (await client.query(sql)).rows as T[]
const schema = (
  await rows<{ name: string }>(
    `select n.nspname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'ledger_entry'`,
  )
)[0]!.name
const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = '${schema}' and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> 'migration'`

test('migrations from zero give the generated types', () => {
  execFileSync(process.execPath, [join(projectRoot, 'tools/types.ts'), '--verify'], { cwd: projectRoot, stdio: 'pipe' })
}, 60_000)

test('the schema holds the tables of the migrations', async () => {
  expect((await rows(`select c.relname from ${tables}`)).length).toBeGreaterThan(35)
})

test('every table says what it is for', async () => {
  expect(
    await rows(`select c.relname as "table" from ${tables} and coalesce(obj_description(c.oid, 'pg_class'), '') = ''`),
  ).toEqual([])
})

test('every column says what it holds', async () => {
  const mute = await rows<{ name: string }>(`
    select c.relname || '.' || a.attname as name from ${tables.replace(' where', ' join pg_attribute a on a.attrelid = c.oid where')}
      and a.attnum > 0 and not a.attisdropped and coalesce(col_description(c.oid, a.attnum), '') = '' order by 1`)
  expect(mute.map(({ name }) => name)).toEqual([])
})

test('marks of personal data are among those that law.md’s duties are generated from', async () => {
  const marks = await rows<{ mark: string }>(`
    select distinct substring(d.description from '\\[personal: ([^\\]]*)\\]') as mark from pg_description d
    join pg_class c on c.oid = d.objoid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = '${schema}' and d.description like '%[personal%'`)
  expect(marks.length).toBeGreaterThan(2)
  for (const { mark } of marks) expect(['identity', 'contact', 'health', 'money', 'family']).toContain(mark)
})

/** Nobody looks from that side, and what is referred to is never deleted: an index would only slow the writes. */
const NEVER_DELETED = 'the row referred to is never deleted, nor asked for its referrers'
/**
 * Foreign keys without an index of their own, and why.
 */
const WITHOUT_INDEX: Readonly<Record<string, string>> = {
  'activity_enrolment(activity_id)': NEVER_DELETED,
  'activity_enrolment(request_number)': NEVER_DELETED,
  'activity_level(school_id, level_code)': 'a dozen rows',
  'agent(service_id)': 'a dozen rows',
  'agent_invitation(invited_by)': 'a dozen rows',
  'agent_invitation(service_id)': 'a dozen rows',
  'audit_event(account_id)': NEVER_DELETED,
  'booking(booked_by)': NEVER_DELETED,
  'booking(cancelled_by)': NEVER_DELETED,
  'booking(charge_id)': NEVER_DELETED,
  'booking(reversal_id)': NEVER_DELETED,
  'counter_payment(received_by)': NEVER_DELETED,
  'handover(made_by)': NEVER_DELETED,
  'identity_change(decided_by)': NEVER_DELETED,
  'ledger_closing(closed_by)': NEVER_DELETED,
  'ledger_entry(activity_id)': NEVER_DELETED,
  'ledger_entry(person_id)': NEVER_DELETED,
  'ledger_transaction(account_id)': NEVER_DELETED,
  'news(written_by)': NEVER_DELETED,
  'packed_lunch(set_by)': NEVER_DELETED,
  'priced(child_id)': NEVER_DELETED,
  'priced(household_id)': NEVER_DELETED,
  'quotient(decided_by)': NEVER_DELETED,
  'quotient(declared_by)': NEVER_DELETED,
  'receipt(issued_by)': NEVER_DELETED,
  'receipt_edition(edited_by)': NEVER_DELETED,
  'refund(made_by)': NEVER_DELETED,
  'regie_act(settled_by)': NEVER_DELETED,
  'regie_closing(closed_by)': NEVER_DELETED,
  'regie_closing(count_id)': NEVER_DELETED,
  'request(school_year)': NEVER_DELETED,
  'request(version_id)': NEVER_DELETED,
  'request_event(account_id)': NEVER_DELETED,
  'requirement(decided_by)': NEVER_DELETED,
  'requirement_request(author_id)': NEVER_DELETED,
  'residence(set_by)': NEVER_DELETED,
  'school_enrolment(school_id, level_code)': NEVER_DELETED,
  'school_enrolment(school_year)': NEVER_DELETED,
  'security_event(by_account_id)': NEVER_DELETED,
  'setting_change(account_id)': NEVER_DELETED,
  'signup(account_id)': NEVER_DELETED,
  'standard_answer(updated_by)': 'a dozen rows',
  'thread(closed_by)': NEVER_DELETED,
  'thread_note(account_id)': NEVER_DELETED,
  'tariff(published_by)': NEVER_DELETED,
  'town(logo_id)': 'one row',
  'town(picture_id)': 'one row',
  'till_count(counted_by)': NEVER_DELETED,
  'top_up(account_id)': NEVER_DELETED,
  'top_up(settled_by)': NEVER_DELETED,
  'attendance(marked_by)': NEVER_DELETED,
  'attendance(kind)': 'a handful of kinds',
  'closure(created_by)': NEVER_DELETED,
  'closure(undone_by)': NEVER_DELETED,
  'roll_call(closed_by)': NEVER_DELETED,
  'roll_call(reopened_by)': NEVER_DELETED,
  'visitor_contact(procedure_slug)': NEVER_DELETED,
  'visitor_contact(service_id)': NEVER_DELETED,
}

test('every foreign key has an index that starts with it', async () => {
  const keys = await rows<{ key: string }>(`
    select k.conrelid::regclass::text || '(' || string_agg(a.attname, ', ' order by x.ord) || ')' as key
    from pg_constraint k
    join pg_namespace n on n.oid = k.connamespace
    cross join lateral unnest(k.conkey) with ordinality as x(attnum, ord)
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.attnum
    where k.contype = 'f' and n.nspname = '${schema}'
      and not exists (
        select 1 from pg_index i where i.indrelid = k.conrelid
          and (select array_agg(c order by c) from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) c)
            = (select array_agg(c order by c) from unnest(k.conkey) c))
    group by k.oid, k.conrelid order by 1`)
  const bare = keys.map(({ key }) => key.replace(`${schema}.`, ''))
  expect(bare).toEqual(Object.keys(WITHOUT_INDEX).sort())
})

test('money is integer cents', async () => {
  const money = await rows<{ name: string; type: string }>(`
    select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from ${tables.replace(' where', ' join pg_attribute a on a.attrelid = c.oid where')} and a.attnum > 0 and not a.attisdropped`)
  const cents = money.filter(({ name }) => name.endsWith('_cents'))
  expect(cents.length).toBeGreaterThan(5)
  for (const { name, type } of cents) expect(['integer', 'bigint'], name).toContain(type)
  expect(
    money.filter(({ type }) => /^(numeric|real|double|money)/.test(type)),
    'no column is a fraction',
  ).toEqual([])
  expect(money.filter(({ name }) => /\.(amount|price|balance|credit|debit)$/.test(name))).toEqual([])
})

test('moments are instants, never local times without a zone', async () => {
  const local = await rows(`
    select c.relname || '.' || a.attname as name from ${tables.replace(' where', ' join pg_attribute a on a.attrelid = c.oid where')}
      and a.attnum > 0 and format_type(a.atttypid, a.atttypmod) like 'timestamp%without%'`)
  expect(local).toEqual([])
})
