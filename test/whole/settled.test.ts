import { expect, test } from 'vitest'
import { findActor } from '#features/accounts/index.ts'
import { listActivities, listClosures, listSchoolYears } from '#features/catalogue/index.ts'
import { pricesFor } from '#features/tariffs/index.ts'
import { type Db, inTransaction } from '#platform/db/database.ts'
import { forgetSettled, noteRevision, settled, useSettled } from '#platform/db/settled.ts'
import { testSite } from '#support/site.ts'

const site = await testSite('2026-11-16T10:00')
const { db, pool } = site.towns.bySlug('isques')
/** What each request does first. */
const ask = () => findActor(db, null, Temporal.Now.instant())

const counted = () => {
  let reads = 0
  const read = settled(async (_db: Db, of: string) => {
    reads += 1
    return `${of}, read ${reads}`
  })
  return { read, reads: () => reads }
}

test('an answer is kept while the revision stays, and forgotten with it', async () => {
  const { read } = counted()
  noteRevision(db, 'one')
  expect([await read(db, 'a'), await read(db, 'b'), await read(db, 'a')]).toEqual(['a, read 1', 'b, read 2', 'a, read 1'])
  noteRevision(db, 'one')
  expect(await read(db, 'a')).toBe('a, read 1')
  noteRevision(db, 'two')
  expect(await read(db, 'a')).toBe('a, read 3')
})

test('a database whose revision nobody read is always asked, and so is a transaction', async () => {
  const { read, reads } = counted()
  forgetSettled(db)
  await read(db, 'a')
  await read(db, 'a')
  expect(reads()).toBe(2)
  await ask()
  await read(db, 'a')
  await inTransaction(await site.ctx(), async (tx) => {
    await read(tx, 'a')
    await read(tx, 'a')
  })
  expect(reads()).toBe(5)
})

test('a transaction forgets what was kept, unless it says that it changes nothing of it', async () => {
  const { read } = counted()
  const ctx = await site.ctx()
  noteRevision(db, 'one')
  await read(db, 'a')
  await inTransaction(ctx, async (tx) => {
    useSettled(tx, db, 'one')
    expect(await read(tx, 'a')).toBe('a, read 1')
  })
  expect(await read(db, 'a')).toBe('a, read 1')
  await inTransaction(ctx, async (tx) => {
    useSettled(tx, db, 'a revision read since')
    expect(await read(tx, 'a')).toBe('a, read 2')
  })
  expect(await read(db, 'a')).toBe('a, read 1')
  await inTransaction(ctx, async () => {})
  noteRevision(db, 'one')
  expect(await read(db, 'a')).toBe('a, read 3')
})

test('a failure is not kept', async () => {
  let reads = 0
  const read = settled(async (_db: Db) => {
    reads += 1
    if (reads === 1) throw new Error('no connection')
    return 'read'
  })
  noteRevision(db, 'three')
  await expect(read(db)).rejects.toThrow('no connection')
  await expect(read(db)).resolves.toBe('read')
})

test('what was being read when the revision changed is not kept for the new one', async () => {
  let answer: (text: string) => void = () => {}
  let next: Promise<string> = new Promise((resolve) => {
    answer = resolve
  })
  const read = settled((_db: Db) => next)
  noteRevision(db, 'old')
  const slow = read(db)
  noteRevision(db, 'new')
  answer('of the old')
  await expect(slow).resolves.toBe('of the old')
  next = Promise.resolve('of the new')
  await expect(read(db)).resolves.toBe('of the new')
})

test('a row changed by anybody, in another process too, is seen by the next request', async () => {
  const day = Temporal.PlainDate.from('2026-11-20')
  const seen = async () => {
    await ask()
    const activities = await listActivities(db)
    const lunch = activities.find((activity) => activity.slug === 'repas-de-midi') ?? activities[0]!
    const prices = await pricesFor(db, { household: 1, children: [1], activities: [lunch.id], first: day, last: day })
    return {
      places: lunch.places,
      service: lunch.serviceName,
      price: prices(1, lunch.id, day)?.cents,
      closed: (await listClosures(db, day, day)).map((closure) => closure.label),
      years: (await listSchoolYears(db)).length,
    }
  }
  const before = await seen()
  expect(await seen()).toEqual(before)
  await pool.query(`update activity set places = places + 1`)
  await pool.query(`update service set name = name || ' !'`)
  await pool.query(
    `insert into closure (kind, label, first_day, last_day, computed) values ('fermeture', 'Fuite d’eau', $1, $1, false)`,
    [String(day)],
  )
  await pool.query(`update tariff set valid_until = $1`, [String(day.subtract({ days: 1 }))])
  await pool.query(
    `insert into tariff (activity_id, label, amount_cents, valid_from, deliberation, published_at)
      select activity_id, label, amount_cents + 10, $1, 'plus cher', now() from tariff`,
    [String(day)],
  )
  expect(await seen()).toEqual({
    ...before,
    places: before.places + 1,
    service: `${before.service} !`,
    price: before.price! + 10,
    closed: [...before.closed, 'Fuite d’eau'],
  })
})

test.each([
  'service',
  'school_year',
  'closure',
  'activity',
  'cut_off_rule',
  'tariff',
  'tariff_bracket',
  'tariff_modifier',
  'procedure',
  'procedure_version',
])('a change of %s changes the revision', async (table) => {
  const revision = async () => (await pool.query<{ revision: string }>('select revision from town')).rows[0]!.revision
  const before = await revision()
  await pool.query(`delete from ${table} where false`)
  expect(await revision()).not.toBe(before)
})

test('a page that is the same for every visitor is rendered once, and anew when anything on it changes', async () => {
  const open = (headers: Record<string, string> = {}) => site.app.inject({ url: '/', headers })
  const first = await open()
  expect((await open()).headers.etag).toBe(first.headers.etag)
  expect(await open({ 'if-none-match': String(first.headers.etag) })).toMatchObject({ statusCode: 304, body: '' })
  await db.updateTable('town').set({ phone: '03 21 00 00 00' }).execute()
  expect((await open({ 'if-none-match': String(first.headers.etag) })).body).toContain('03 21 00 00 00')
  const told = (await open()).body
  await db.updateTable('procedure').set({ is_open: false }).where('slug', '=', 'contacter-la-mairie').execute()
  expect((await open()).body).not.toBe(told)
  await db.updateTable('procedure').set({ is_open: true }).where('slug', '=', 'contacter-la-mairie').execute()
  expect((await open()).body).toBe(told)
})

test('a visitor’s page is not the one of somebody signed in, nor theirs the visitor’s', async () => {
  const visitor = await site.visitor().open('/')
  const parent = await (await site.visitor().signIn('hubert.mounier', 'Demo+Isques62')).open('/')
  expect(visitor.text).toContain('Me connecter')
  expect(parent.text).toContain('Aller à mon espace')
  expect(parent.headers.etag).toBeUndefined()
  expect((await site.visitor().open('/')).text).toContain('Me connecter')
})

test('NE-2 · a page that is kept says «il y a 4 jours» that day only', async () => {
  const told = async () => /il\sy\sa\s\d+\sjours?|hier|aujourd’hui/.exec((await site.visitor().open('/')).main.textContent!)![0]
  const before = await told()
  expect(await told()).toBe(before)
  site.later({ hours: 24 })
  expect(await told()).not.toBe(before)
})
