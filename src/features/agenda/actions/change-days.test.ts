import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, day, isBefore } from '#core/days.ts'
import { computedSchoolYear, keepSchoolYears } from '#features/catalogue/index.ts'
import { balanceOf, credit } from '#features/ledger/index.ts'
import { addTariff } from '#features/tariffs/index.ts'
import { type DB, inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { Absent } from '#platform/http/errors.ts'
import { reactionsTo } from '#platform/jobs/facts.ts'
import { sendMail } from '#platform/mail/mail.ts'
import { moneyTown } from '#support/money.ts'
import { obstaclesOf } from '../domain/group.ts'
import { daysChanged } from '../facts.ts'
import { listHappened } from '../store/family-events.ts'
import { bookDays, cancelDays, seenOf } from './book-days.ts'
import { changeDays } from './change-days.ts'
import { changeForFamily, reviewForced } from './change-for-family.ts'
import { changeGroup, reviewGroup } from './change-group.ts'
import { closeDays, previewClosing, reopenDays } from './close-days.ts'
import { reviewDays } from './review-days.ts'
import { tellDaysChanged } from './tell-days-changed.ts'

const town = await moneyTown()
const NOW = '2017-11-13T10:00'
const ctx = town.at(NOW)
const db = ctx.db as Kysely<DB>
const { meal, morning, evening } = town.activities
const MEALS = { firstDay: day('2017-09-01'), lastDay: day('2018-07-06') }

await keepSchoolYears(ctx)
await inTransaction(ctx, async (tx) => {
  const tariff = { validFrom: day('2017-09-01'), deliberation: 'test' }
  await addTariff(tx, { ...tariff, activity: meal, label: 'Tarif enfant', amountCents: 390 })
  await addTariff(tx, { ...tariff, activity: morning, label: null, amountCents: 110 })
  await addTariff(tx, { ...tariff, activity: evening, label: null, amountCents: 0 })
})
await db
  .insertInto('cut_off_rule')
  .values(
    [meal, morning, evening].flatMap((activity_id) =>
      ['booking', 'cancelling'].map((purpose) => ({
        activity_id,
        purpose,
        kind: 'days_before',
        days_before: 1,
        at_time: Temporal.PlainTime.from('23:59'),
        valid_from: day('2017-01-01'),
      })),
    ),
  )
  .execute()

const enrol = (child: number) =>
  db
    .insertInto('activity_enrolment')
    .values(
      [meal, morning, evening].map((activity_id) => ({
        child_id: child,
        activity_id,
        first_day: MEALS.firstDay,
        last_day: MEALS.lastDay,
        opened_at: ctx.now,
      })),
    )
    .execute()

const enrolledFamily = async () => {
  const family = await town.family()
  await enrol(family.child)
  return family
}
const enrolledFamilies = async (howMany: number) => {
  const families: Awaited<ReturnType<typeof enrolledFamily>>[] = []
  while (families.length < howMany) families.push(await enrolledFamily())
  return families
}
/** A second guardian of that child, in a household of their own. */
const otherParentOf = async (child: number, mayBook = true) => {
  const other = await town.family('Lefebvre', 'Zoé')
  await db
    .insertInto('guardianship')
    .values({
      adult_id: other.citizen.person,
      child_id: child,
      may_see: true,
      may_book: mayBook,
      may_pay: true,
      is_written_to: true,
      since: ctx.now,
    })
    .execute()
  return other
}

let keys = 0
const key = () => `test-key-${++keys}`
const book = (who: Citizen, child: number, days: { activity: number; day: Day }[], at = NOW) =>
  bookDays(town.at(at), who, { child, days, formKey: key() })
const cancel = (who: Citizen, child: number, days: { activity: number; day: Day }[], at = NOW) =>
  cancelDays(town.at(at), who, { child, days, formKey: key() })
const balance = async (who: Citizen) => (await balanceOf(db, who.household, day('2017-11-13'))).balanceCents
const taken = async (activity: number, on: string) =>
  (
    await db
      .selectFrom('activity_day')
      .select('booked')
      .where('activity_id', '=', activity)
      .where('day', '=', day(on))
      .executeTakeFirst()
  )?.booked ?? 0
const said = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'ok' : result.refusal)

test('AG-2 · booked at 23:59:59 on the eve in Paris, refused one second later', async () => {
  const { citizen, child } = await enrolledFamily()
  const lunch = { activity: meal, day: day('2017-11-14') }
  expect(said(await book(citizen, child, [lunch], '2017-11-14T00:00:00'))).toBe('agenda.today')
  expect(said(await book(citizen, child, [lunch], '2017-11-13T23:59:59'))).toBe('ok')
  expect(said(await cancel(citizen, child, [lunch], '2017-11-14T00:00:00'))).toBe('agenda.today')
  expect(said(await cancel(citizen, child, [lunch], '2017-11-13T23:59:59'))).toBe('ok')
})

test('AG-2 · the same on the eve of both clock changes’ Mondays', async () => {
  const { citizen, child } = await enrolledFamily()
  for (const [eve, monday] of [
    ['2018-03-25', '2018-03-26'],
    ['2017-11-12', '2017-11-13'],
  ] as const) {
    const lunch = { activity: meal, day: day(monday) }
    expect(said(await book(citizen, child, [lunch], `${monday}T00:00:00`)), monday).toBe('agenda.today')
    expect(said(await book(citizen, child, [lunch], `${eve}T23:59:59`)), monday).toBe('ok')
  }
})

test('AG-9 · a booking is debited at once at the price of its day, a cancellation credits it', async () => {
  const { citizen, child } = await enrolledFamily()
  const days = [
    { activity: meal, day: day('2017-11-16') },
    { activity: morning, day: day('2017-11-16') },
  ]
  expect(said(await book(citizen, child, days))).toBe('ok')
  expect(await balance(citizen)).toBe(-500)
  expect(said(await cancel(citizen, child, [days[0]!]))).toBe('ok')
  expect(await balance(citizen)).toBe(-110)
  expect(await taken(meal, '2017-11-16')).toBe(0)
})

test('AG-9 · an activity at 0,00 € is booked and cancelled without touching the account', async () => {
  const { citizen, child } = await enrolledFamily()
  const free = [{ activity: evening, day: day('2017-11-16') }]
  expect(said(await book(citizen, child, free))).toBe('ok')
  expect(said(await cancel(citizen, child, free))).toBe('ok')
  expect(await balance(citizen)).toBe(0)
})

test('AG-4 · thirty families at once over ten places: exactly ten have one, ten are debited', async () => {
  const on = '2018-01-18'
  await db.updateTable('activity').set({ places: 10 }).where('id', '=', meal).execute()
  const families = await enrolledFamilies(30)
  const lunch = { activity: meal, day: day(on) }
  const answers = await Promise.all(families.map(({ citizen, child }) => book(citizen, child, [lunch])))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(10)
  for (const answer of answers) if (!answer.ok) expect(['agenda.full', 'agenda.changed']).toContain(answer.refusal)
  expect(await taken(meal, on)).toBe(10)
  const balances = await Promise.all(families.map(({ citizen }) => balance(citizen)))
  expect(balances.filter((cents) => cents === -390)).toHaveLength(10)
  expect(balances.filter((cents) => cents === 0)).toHaveLength(20)
  await db.updateTable('activity').set({ places: 60 }).where('id', '=', meal).execute()
})

test('AG-4 · overlapping groups of days booked and cancelled at once never wait for each other for ever', async () => {
  const families = await enrolledFamilies(6)
  const days = ['2018-01-22', '2018-01-23', '2018-01-25', '2018-01-26'].flatMap((on) =>
    [meal, morning].map((activity) => ({ activity, day: day(on) })),
  )
  const answers = await Promise.all(
    families.map(({ citizen, child }, i) => book(citizen, child, i % 2 ? days : days.toReversed())),
  )
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(await taken(meal, '2018-01-22')).toBe(6)
  await Promise.all(families.map(({ citizen, child }) => cancel(citizen, child, days)))
  expect(await taken(meal, '2018-01-22')).toBe(0)
})

test('AG-5 · two parents booking the same meal at once: one place, one debit', async () => {
  const { citizen, child } = await enrolledFamily()
  const other = (await otherParentOf(child)).citizen
  const lunch = { activity: meal, day: day('2018-02-01') }
  const answers = await Promise.all([book(citizen, child, [lunch]), book(other, child, [lunch])])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect((await balance(citizen)) + (await balance(other))).toBe(-390)
})

test('AG-7 · sent twice at once with the same key, an order is carried out once and answered the same', async () => {
  const { citizen, child } = await enrolledFamily()
  const changes = [{ child, activity: meal, day: day('2018-02-02'), wish: 'book' as const, seen: 390 }]
  const formKey = key()
  const answers = await Promise.all([1, 2, 3].map(() => changeDays(ctx, citizen, { changes, formKey })))
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: { added: 1, cancelled: 0 } })
  expect(await balance(citizen)).toBe(-390)
})

test('AG-7 · the key of another account’s form is not known: nobody is told «saved» for what somebody else saved', async () => {
  const [one, two] = [await enrolledFamily(), await enrolledFamily()]
  const formKey = key()
  for (const { citizen, child } of [one, two]) {
    const changes = [{ child, activity: meal, day: day('2018-03-26'), wish: 'book' as const, seen: 390 }]
    expect(said(await changeDays(ctx, citizen, { changes, formKey }))).toBe('ok')
    expect(await balance(citizen)).toBe(-390)
  }
})

test('AG-7 · a price that changed since the review refuses the whole order', async () => {
  const { citizen, child } = await enrolledFamily()
  const seen = (cents: number, on: string) => ({ child, activity: meal, day: day(on), wish: 'book' as const, seen: cents })
  const order = { changes: [seen(390, '2018-02-05'), seen(380, '2018-02-06')], formKey: key() }
  expect(said(await changeDays(ctx, citizen, order))).toBe('agenda.changed')
  expect(await balance(citizen)).toBe(0)
  expect(await taken(meal, '2018-02-05')).toBe(0)
  // The key of a refused order is free again.
  expect(said(await changeDays(ctx, citizen, { ...order, changes: [seen(390, '2018-02-05')] }))).toBe('ok')
})

test('AG-7 · a booking that was given back and taken again since the review is not the one that was shown', async () => {
  const { citizen, child } = await enrolledFamily()
  const lunch = { activity: meal, day: day('2018-02-06') }
  await book(citizen, child, [lunch])
  const shown = seenOf(
    await reviewDays(db, { guardian: citizen.person, household: citizen.household, now: ctx.now }, [
      { ...lunch, child, wish: 'cancel' },
    ]),
  )
  await cancel(citizen, child, [lunch])
  await book(citizen, child, [lunch])
  expect(said(await changeDays(ctx, citizen, { changes: shown, formKey: key() }))).toBe('agenda.changed')
  expect(await taken(meal, '2018-02-06')).toBe(1)
})

test('AG-10 · who cancels the other household’s booking credits who paid, and sees no price', async () => {
  const { citizen, child } = await enrolledFamily()
  const other = (await otherParentOf(child)).citizen
  const lunch = { activity: meal, day: day('2018-02-08') }
  await book(citizen, child, [lunch])
  const review = await reviewDays(db, { guardian: other.person, household: other.household, now: ctx.now }, [
    { ...lunch, child, wish: 'cancel' },
  ])
  expect(review.cancel[0]?.cents).toBeNull()
  expect(review.effectCents).toBe(0)
  expect(said(await cancel(other, child, [lunch]))).toBe('ok')
  expect([await balance(citizen), await balance(other)]).toEqual([0, 0])
})

const policy = (overdraft: 'accept' | 'warn' | 'refuse') =>
  db.updateTable('activity').set({ overdraft }).where('id', '=', meal).execute()
const topUp = (who: Citizen, amountCents: number) =>
  inTransaction(ctx, async (tx) => {
    await credit(tx, { ref: `top-up:test-${key()}`, household: who.household, amountCents, actor: who.account })
  })

test('AG-25 · an activity that refuses overdrafts: down to zero and not below, one account spent once by orders sent at once', async () => {
  await policy('refuse')
  try {
    const { citizen, child } = await enrolledFamily()
    const lunch = (on: string) => ({ activity: meal, day: day(on) })
    expect(said(await book(citizen, child, [lunch('2018-01-08')])), 'an account never opened').toBe('agenda.overdraft')
    await topUp(citizen, 389)
    expect(said(await book(citizen, child, [lunch('2018-01-08')]))).toBe('agenda.overdraft')
    await topUp(citizen, 1)
    expect(said(await book(citizen, child, [lunch('2018-01-08')]))).toBe('ok')
    expect(await balance(citizen)).toBe(0)
    // The account pays for one of these: whatever the order in which they arrive, the others are refused under its lock.
    await topUp(citizen, 390 + 200)
    const days = ['2018-01-09', '2018-01-11', '2018-01-12', '2018-01-15', '2018-01-16', '2018-01-18']
    const answers = await Promise.all(days.map((on) => book(citizen, child, [lunch(on)])))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(['agenda.overdraft', 'agenda.changed']).toContain(answer.refusal)
    expect(await balance(citizen)).toBe(200)
    // Another activity says nothing: its place is taken, and what it costs is no longer there for this one.
    const fare = { activity: morning, day: day('2018-01-19') }
    expect(said(await book(citizen, child, [fare, { ...fare, day: day('2018-01-22') }]))).toBe('ok')
    expect(await balance(citizen)).toBe(-20)
    const free = { activity: evening, day: day('2018-01-19') }
    expect(said(await book(citizen, child, [free]))).toBe('ok')
    // A place given back is never refused.
    expect(said(await cancel(citizen, child, [lunch('2018-01-08')]))).toBe('ok')
  } finally {
    await policy('warn')
  }
})

test('AG-25 · what the review allowed is refused when the account was spent meanwhile; a group books what it can pay; an agent is not stopped', async () => {
  await policy('refuse')
  try {
    const { citizen, child } = await enrolledFamily()
    await topUp(citizen, 800)
    const who = { guardian: citizen.person, household: citizen.household, now: ctx.now }
    const lunch = (on: string) => ({ child, activity: meal, day: day(on), wish: 'book' as const })
    const shown = seenOf(await reviewDays(db, who, [lunch('2018-01-08'), lunch('2018-01-09')]))
    expect(shown).toHaveLength(2)
    expect(said(await book(citizen, child, [{ activity: morning, day: day('2018-01-08') }]))).toBe('ok')
    expect(said(await changeDays(ctx, citizen, { changes: shown, formKey: key() }))).toBe('agenda.changed')
    expect(await balance(citizen)).toBe(690)

    const group = {
      wish: 'book' as const,
      children: [child],
      activities: [meal],
      first: day('2018-01-08'),
      last: day('2018-01-12'),
      weekdays: [1, 2, 3, 4, 5],
      rhythm: { kind: 'every' as const },
      strict: false,
    }
    const { review, mark } = await reviewGroup(db, who, group)
    expect(review.add.map(({ slot }) => String(slot.day))).toEqual(['2018-01-08'])
    expect(obstaclesOf(review)).toHaveLength(3)
    expect(said(await changeGroup(ctx, citizen, { group, mark, formKey: key() }))).toBe('ok')
    expect(await balance(citizen)).toBe(300)

    const agent = (await town.agentNamed('guichet', ['restauration'])).account
    const wish = { activity: meal, day: day('2018-01-12'), wish: 'book' as const }
    const forced = await reviewForced(db, { child, household: citizen.household, now: ctx.now }, [wish])
    expect(forced.changes.map(({ beyond }) => beyond?.refusal)).toEqual(['agenda.overdraft'])
    const order = { child, household: citizen.household, changes: [{ ...wish, child, seen: 390 }], why: 'Accord', formKey: key() }
    expect(said(await changeForFamily(ctx, agent, order))).toBe('ok')
    expect(await balance(citizen)).toBe(-90)
  } finally {
    await policy('warn')
  }
})

test('a child of another family, or one that this guardian may only see, does not exist for booking', async () => {
  const { child } = await enrolledFamily()
  const stranger = (await town.family()).citizen
  const grandparent = (await otherParentOf(child, false)).citizen
  const lunch = { activity: meal, day: day('2018-02-09') }
  for (const who of [stranger, grandparent]) {
    await expect(book(who, child, [lunch])).rejects.toThrow(Absent)
    await expect(
      changeDays(ctx, who, { changes: [{ ...lunch, child, wish: 'book', seen: 390 }], formKey: key() }),
    ).rejects.toThrow(Absent)
  }
  expect(await taken(meal, '2018-02-09')).toBe(0)
})

test('AG-1, AG-3 · today, the past, closed days and days without enrolment are refused whatever is sent', async () => {
  const { citizen, child } = await enrolledFamily()
  for (const on of [
    '2017-11-13',
    '2017-11-10',
    '2017-11-15',
    '2017-11-18',
    '2017-12-25',
    '2018-05-10',
    '2018-07-10',
    '2018-09-04',
  ]) {
    const changes = [{ child, activity: meal, day: day(on), wish: 'book' as const, seen: 390 }]
    expect(said(await changeDays(ctx, citizen, { changes, formKey: key() })), on).toBe('agenda.changed')
  }
  const unknown = [{ child, activity: 999_999, day: day('2017-11-16'), wish: 'book' as const, seen: 390 }]
  expect(said(await changeDays(ctx, citizen, { changes: unknown, formKey: key() }))).toBe('agenda.changed')
  expect(await balance(citizen)).toBe(0)
})

test('AG-8 · whoever changed the agenda is written to, and the other household when it is credited', async () => {
  const { citizen, child, email } = await enrolledFamily()
  const other = await otherParentOf(child)
  town.jobs.define(
    {
      jobs: { [sendMail.name]: sendMail.run },
      reactions: Object.fromEntries([reactionsTo(daysChanged, { tell: tellDaysChanged })]),
      schedules: [],
    },
    async () => town.at(NOW),
    ['isques'],
  )
  await town.jobs.runAll()
  const letters = async (to: string) => {
    await town.jobs.runAll()
    const rows = await db.selectFrom('demo_mail').selectAll().where('recipient', '=', to).orderBy('id').execute()
    return rows.map((row) => `${row.subject}\n${row.text_part}`.replace(/[\u00a0\u202f]/g, ' '))
  }
  const lunch = { activity: meal, day: day('2018-02-12') }
  await book(citizen, child, [lunch])
  const [booked] = await letters(email)
  expect(booked).toContain('Vos réservations ont changé')
  expect(booked).toContain('lundi 12 février 2018, 12 h, Restauration scolaire – Repas de midi : 3,90 €')
  expect(await letters(other.email)).toEqual([])

  await cancel(other.citizen, child, [lunch])
  expect((await letters(email)).at(-1)).toContain('L’autre parent d’Éric a changé des réservations que vous aviez payées')
  const [told] = await letters(other.email)
  expect(told).toContain('lundi 12 février 2018')
  expect(told).not.toContain('3,90')
})

test('AG-9 · booking any days then giving them back leaves the account and the places as they were', async () => {
  const { citizen, child } = await enrolledFamily()
  const { closures } = computedSchoolYear(2017)
  const open = Array.from({ length: 60 }, (_, i) => day('2018-03-05').add({ days: i })).filter(
    (d) => [1, 2, 4, 5].includes(d.dayOfWeek) && !closures.some((c) => !isBefore(d, c.firstDay) && !isBefore(c.lastDay, d)),
  )
  const slots = open.flatMap((d) => [meal, morning, evening].map((activity) => ({ activity, day: d })))
  const before = {
    balance: await balance(citizen),
    places: await db
      .selectFrom('activity_day')
      .selectAll()
      .where('booked', '>', 0)
      .orderBy('day')
      .orderBy('activity_id')
      .execute(),
  }
  await fc.assert(
    fc.asyncProperty(fc.subarray(slots, { minLength: 1, maxLength: 12 }), async (chosen) => {
      expect(said(await book(citizen, child, chosen))).toBe('ok')
      expect(said(await cancel(citizen, child, chosen))).toBe('ok')
      expect(await balance(citizen)).toBe(before.balance)
    }),
    { numRuns: 12 },
  )
  expect(
    await db.selectFrom('activity_day').selectAll().where('booked', '>', 0).orderBy('day').orderBy('activity_id').execute(),
  ).toEqual(before.places)
})

test('AG-16 · a family’s history gives to a booking neither the reason of its cancellation nor a closure as a gesture for it', async () => {
  const { citizen, child } = await enrolledFamily()
  const { household } = citizen
  const agent = (await town.agentNamed('guichet-histoire', ['restauration'])).account
  const forced = async (wish: 'book' | 'cancel', days: readonly string[], why: string, at: string) => {
    const own = town.at(at)
    const wishes = days.map((on) => ({ activity: meal, day: day(on), wish }))
    const { changes } = await reviewForced(db, { child, household, now: own.now }, wishes)
    const seen = changes.map((change, i) => ({ ...wishes[i]!, child, seen: change.seen }))
    expect(said(await changeForFamily(own, agent, { child, household, changes: seen, why, formKey: key() }))).toBe('ok')
  }
  await forced('book', ['2018-06-18'], 'Contrat signé', '2017-11-13T11:00')
  await forced('book', ['2018-06-19'], 'Enfant malade', '2017-11-13T12:00')
  await forced('cancel', ['2018-06-18'], 'Erreur de jour', '2017-11-13T13:00')
  const closures = [
    { firstDay: day('2018-06-19'), lastDay: day('2018-06-19'), label: 'Grève', kind: 'fermeture' as const, activities: [meal] },
  ]
  const closing = town.at('2017-11-13T14:00')
  const { mark } = await previewClosing(db, closures, closing.now)
  const closed = await closeDays(closing, agent, { closures, seen: mark, formKey: key() })
  if (!closed.ok) throw new Error(closed.refusal)
  expect(await reopenDays(town.at('2017-11-13T14:05'), agent, closed.value.closures[0]!)).toBe(1)
  await forced('cancel', ['2018-06-19'], 'Départ', '2017-11-13T15:00')
  const told = await listHappened(db, household, { before: null, limit: 20 })
  expect(told.map(({ what, why }) => [what, why])).toEqual([
    ['cancelled', 'Départ'],
    ['cancelled', 'Erreur de jour'],
    ['booked', 'Enfant malade'],
    ['booked', null],
  ])
})
