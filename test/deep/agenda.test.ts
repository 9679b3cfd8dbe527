import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cluster, openCluster } from '#platform/db/cluster.ts'
import { launchReady, type Process, scratch } from '#support/process.ts'

const { folder, remove } = scratch('agenda')
const open = () => openCluster({ dataDir: join(folder, 'server'), log: pino({ level: 'silent' }), tests: true })
const launch = () => {
  const url = `postgres://liane@localhost/liane?host=${encodeURIComponent(String(cluster.connection.host))}`
  return launchReady({ dataDir: join(folder, 'data'), env: { DATABASE_URL: url } })
}

let cluster: Cluster
let liane: Process
beforeAll(async () => {
  cluster = await open()
  liane = await launch()
})
afterAll(async () => {
  await liane.end()
  await cluster.stop()
  await remove()
})

const sql = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => {
  const client = new pg.Client({ ...cluster.connection, options: '-c search_path=isques,public' })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

type Family = { readonly child: number; readonly household: number; readonly cookie: string }

/** Families with one child enrolled everywhere, signed in: written straight, for their number. */
const families = async (howMany: number): Promise<Family[]> => {
  const tokens = Array.from({ length: howMany }, () => randomBytes(32).toString('base64url'))
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest())
  const rows = await sql<{ child: string; household: string }>(
    `with n as (select i, gen_random_uuid()::text as login from generate_series(1, $1::int) i),
      h as (insert into household (created_at) select now() from n returning id),
      hn as (select id, row_number() over () as i from h),
      adult as (insert into person (kind, household_id, first_name, birth_name, birth_date, birth_country, birth_place, birth_department, created_at)
        select 'adult', id, 'Parent', 'Essai', '1985-01-01', 'France', 'LYON 02', '69', now() from hn returning id, household_id),
      kid as (insert into person (kind, sex, first_name, birth_name, birth_date, birth_country, birth_place, birth_department, created_at)
        select 'child', 'F', 'Enfant', 'Essai', current_date - 3000, 'France', 'LYON 02', '69', now() from n returning id),
      pair as (select a.id as adult, a.household_id, k.id as child, a.i, n.login
        from (select id, household_id, row_number() over () as i from adult) a
        join (select id, row_number() over () as i from kid) k using (i) join n using (i)),
      g as (insert into guardianship (adult_id, child_id, may_see, may_book, may_pay, is_written_to, since)
        select adult, child, true, true, true, true, now() from pair),
      e as (insert into activity_enrolment (child_id, activity_id, first_day, last_day, opened_at)
        select child, a.id, current_date - 30, current_date + 300, now() from pair, activity a),
      acc as (insert into account (kind, login, email, person_id, created_at)
        select 'citizen', login, login || '@example.org', adult, now() from pair returning id, person_id),
      s as (insert into session (token_hash, account_id, created_at, seen_at)
        select ($2::bytea[])[p.i], acc.id, now(), now() from acc join pair p on p.adult = acc.person_id)
    select child, household_id as household from pair order by i`,
    [howMany, hashes],
  )
  return rows.map((row, i) => ({ child: Number(row.child), household: Number(row.household), cookie: `liane=${tokens[i]}` }))
}

const post = (family: Family, path: string, body: Record<string, string>) =>
  fetch(`${liane.url}${path}?personne=${family.child}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: family.cookie, origin: liane.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body),
  })

/** Boxes that may be ticked this month and the next, «2026-11-26.2.57». */
const boxesOf = async (family: Family): Promise<string[]> => {
  const months = [0, 1].map((months) => Temporal.Now.plainDateISO('Europe/Paris').toPlainYearMonth().add({ months }))
  const pages = await Promise.all(
    months.map(async (month) => {
      const answer = await fetch(`${liane.url}/agenda?personne=${family.child}&mois=${month}`, {
        headers: { cookie: family.cookie },
      })
      return answer.text()
    }),
  )
  return [...new Set(pages.flatMap((html) => [...html.matchAll(/name="r" value="([^"]+)"/g)].map(([, key]) => key!)))]
}
const slotOf = (box: string) => {
  const [day, activity] = box.split('.')
  return { day: day!, activity: Number(activity) }
}

const priceOf = async (activity: number): Promise<number> =>
  (
    await sql<{ n: number }>('select amount_cents as n from tariff where activity_id = $1 order by valid_from desc limit 1', [
      activity,
    ])
  )[0]!.n

/** What must be true of the agenda and the ledger at rest, whatever happened. */
const contradictions = () =>
  sql(`select 'place without booking' as what, activity_id, day::text from activity_day d where booked <>
      (select count(*) from booking b where b.activity_id = d.activity_id and b.day = d.day and cancelled_at is null)
    union all select 'booking without entry', activity_id, day::text from booking b where price_cents > 0 and not exists (
      select 1 from ledger_transaction t where t.id = b.charge_id and t.business_ref = 'booking:' || b.id)
    union all select 'cancelled without reversal', activity_id, day::text from booking b
      where cancelled_at is not null and charge_id is not null and reversal_id is null
    union all select 'entry without booking', t.id, t.business_ref from ledger_transaction t where business_ref like 'booking:%'
      and not exists (select 1 from booking b where 'booking:' || b.id = t.business_ref)
    union all select 'more than its places', d.activity_id, d.day::text from activity_day d join activity a on a.id = d.activity_id
      where d.booked > a.places
    union all select 'balance', b.account_id, '' from ledger_balance b where balance_cents <>
      (select coalesce(sum(amount_cents), 0) from ledger_entry e where e.account_id = b.account_id)`)

test('20 places, 200 parents at once over HTTP: 20 bookings, 20 debits, 180 refusals that say why', async () => {
  const parents = await families(200)
  const box = (await boxesOf(parents[0]!)).at(-1)!
  const { day, activity } = slotOf(box)
  await sql('update activity set places = 20 where id = $1', [activity])
  const price = await priceOf(activity)
  const answers = await Promise.all(
    parents.map(async (parent) => {
      const answer = await post(parent, '/agenda/enregistrement', {
        cle: randomUUID(),
        vu: `+${day}.${activity}.${parent.child}.${price}`,
      })
      return { status: answer.status, text: await answer.text() }
    }),
  )
  const refused = answers.filter(({ status }) => status === 409)
  expect([answers.filter(({ status }) => status === 303).length, refused.length]).toEqual([20, 180])
  expect(refused.filter(({ text }) => text.includes('complet, toutes les places sont prises'))).toHaveLength(180)
  const [counts] = await sql<{ bookings: string; debits: string; cents: string }>(
    `select count(*) as bookings, count(distinct b.charge_id) as debits, -sum(e.amount_cents) as cents
     from booking b join ledger_entry e on e.transaction_id = b.charge_id and e.amount_cents < 0
     where b.activity_id = $1 and b.day = $2 and b.household_id = any($3::bigint[])`,
    [activity, day, parents.map(({ household }) => household)],
  )
  expect([Number(counts!.bookings), Number(counts!.debits), Number(counts!.cents)]).toEqual([20, 20, 20 * price])
  expect(await contradictions()).toEqual([])
  await sql('update activity set places = 60 where id = $1', [activity])
})

/** Books, cancels and books again until something breaks. @returns the places whose booking, the last order, was acknowledged. */
const storm = async (parent: Family, boxes: readonly string[], price: ReadonlyMap<number, number>): Promise<string[]> => {
  const booked: string[] = []
  for (const box of boxes) {
    const { day, activity } = slotOf(box)
    try {
      const vu = `+${day}.${activity}.${parent.child}.${price.get(activity)}`
      const answer = await post(parent, '/agenda/enregistrement', { cle: randomUUID(), vu })
      if (answer.status === 303) booked.push(`${parent.child} ${activity} ${day}`)
      else if (answer.status >= 500) return booked
    } catch {
      return booked
    }
  }
  return booked
}

test.each(['kill -9', 'database restart'])(
  '%s in a storm of bookings: every acknowledged one is there, nothing is halfway',
  async (how) => {
    const parents = await families(8)
    const boxes = await boxesOf(parents[0]!)
    const activities = [...new Set(boxes.map((box) => slotOf(box).activity))]
    const price = new Map(await Promise.all(activities.map(async (id) => [id, await priceOf(id)] as const)))
    const storms = parents.map((parent) => storm(parent, boxes, price))
    await sleep(700)
    if (how === 'kill -9') {
      await liane.end('SIGKILL')
      liane = await launch()
    } else {
      await cluster.stop()
      cluster = await open()
      await expect.poll(async () => (await fetch(`${liane.url}/sante/pret`)).status, { timeout: 30_000 }).toBe(200)
    }
    const acknowledged = (await Promise.all(storms)).flat()
    expect(acknowledged.length).toBeGreaterThan(0)
    const present = await sql<{ key: string }>(
      `select child_id || ' ' || activity_id || ' ' || day as key from booking where cancelled_at is null and child_id = any($1::bigint[])`,
      [parents.map(({ child }) => child)],
    )
    const keys = new Set(present.map(({ key }) => key))
    expect(acknowledged.filter((key) => !keys.has(key))).toEqual([])
    expect(await contradictions()).toEqual([])
  },
)
