import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { expect } from 'vitest'
import { day, parisDay } from '#core/days.ts'
import { bookDays, seenOf } from '#features/agenda/actions/book-days.ts'
import { changeDays } from '#features/agenda/actions/change-days.ts'
import { changeGroup, reviewGroup, undoGroup } from '#features/agenda/actions/change-group.ts'
import { gatherFamily } from '#features/agenda/actions/gather-slots.ts'
import { reviewDays } from '#features/agenda/actions/review-days.ts'
import type { GroupWish } from '#features/agenda/domain/group.ts'
import { decideReview } from '#features/agenda/domain/review.ts'
import { stateOf } from '#features/agenda/domain/slot.ts'
import { keepSchoolYears } from '#features/catalogue/index.ts'
import { balanceOf, credit } from '#features/ledger/index.ts'
import { addTariff } from '#features/tariffs/index.ts'
import { type DB, inTransaction } from '#platform/db/database.ts'
import type { MoneyTown } from './money.ts'

const NOW = '2018-01-04T10:00'
const FIRST = day('2018-01-03')

/** A family of three children, the eldest with another parent in a household of their own, in a town with few places. */
const settle = async (town: MoneyTown) => {
  const ctx = town.at(NOW)
  const db = ctx.db as Kysely<DB>
  const { meal, morning, evening } = town.activities
  await keepSchoolYears(ctx)
  await inTransaction(ctx, async (tx) => {
    const tariff = { validFrom: day('2017-09-01'), deliberation: 'test', label: null }
    await addTariff(tx, { ...tariff, activity: meal, amountCents: 390 })
    await addTariff(tx, { ...tariff, activity: morning, amountCents: 110 })
    await addTariff(tx, { ...tariff, activity: evening, amountCents: 0 })
  })
  const late = { kind: 'days_before', days_before: 6, at_time: Temporal.PlainTime.from('10:00'), valid_from: day('2017-01-01') }
  await db
    .insertInto('cut_off_rule')
    .values(['booking', 'cancelling'].map((purpose) => ({ ...late, activity_id: meal, purpose })))
    .execute()
  await db.updateTable('activity').set({ places: 2 }).where('id', '=', meal).execute()
  await db.updateTable('activity').set({ places: 2, overdraft: 'refuse' }).where('id', '=', morning).execute()
  const { citizen, child } = await town.family()
  const other = await town.family('Lefebvre', 'Zoé')
  const children = [child]
  const right = { may_see: true, may_book: true, may_pay: true, is_written_to: true, since: ctx.now }
  for (const [i, first_name] of ['Daniel', 'Alice'].entries()) {
    const { id } = await db
      .insertInto('person')
      .values({
        kind: 'child',
        first_name,
        birth_name: 'Mounier',
        birth_date: day(`201${i + 1}-05-06`),
        birth_country: 'France',
        birth_place: 'LYON 02',
        birth_department: '69',
        created_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('guardianship')
      .values({ ...right, adult_id: citizen.person, child_id: id })
      .execute()
    children.push(id)
  }
  await db
    .insertInto('guardianship')
    .values({ ...right, adult_id: other.citizen.person, child_id: child })
    .execute()
  await db
    .insertInto('activity_enrolment')
    .values(
      children.flatMap((child_id) =>
        [meal, morning, evening].map((activity_id) => ({
          child_id,
          activity_id,
          first_day: day('2017-09-04'),
          last_day: day('2018-02-08'),
          opened_at: ctx.now,
        })),
      ),
    )
    .execute()
  await inTransaction(ctx, async (tx) => {
    await credit(tx, { ref: 'top-up:property', household: citizen.household, amountCents: 1000, actor: citizen.account })
  })
  // The other parent has taken some of the few places.
  const taken = ['2018-01-16', '2018-01-18', '2018-01-19', '2018-02-01'].map((on) => ({ activity: meal, day: day(on) }))
  expect((await bookDays(ctx, other.citizen, { child, days: taken, formKey: 'property-other' })).ok).toBe(true)
  return { ctx, db, citizen, other: other.citizen, children, activities: [morning, meal, evening] }
}

/**
 * Whatever a family of several children asks in several activities: the page, the review and the write agree; a group asked
 * twice is asked once; undone, everything is as before; booked then given back within the rules, too.
 */
export const checkAgenda = async (town: MoneyTown, numRuns: number): Promise<void> => {
  const { ctx, db, citizen, other, children, activities } = await settle(town)
  const who = { guardian: citizen.person, household: citizen.household, now: ctx.now }
  const state = async () => ({
    bookings: (
      await db
        .selectFrom('booking')
        .select(['child_id', 'activity_id', 'day', 'household_id', 'price_cents'])
        .where('cancelled_at', 'is', null)
        .orderBy('day')
        .orderBy('activity_id')
        .orderBy('child_id')
        .execute()
    ).map((b) => `${b.day} ${b.activity_id} ${b.child_id} ${b.household_id} ${b.price_cents}`),
    taken: (
      await db.selectFrom('activity_day').selectAll().where('booked', '>', 0).orderBy('day').orderBy('activity_id').execute()
    ).map((d) => `${d.day} ${d.activity_id} ${d.booked}`),
    balances: await Promise.all(
      [citizen, other].map(async ({ household }) => (await balanceOf(db, household, parisDay(ctx.now))).balanceCents),
    ),
  })
  let keys = 0
  const key = () => `property-key-${++keys}`

  const groups: fc.Arbitrary<Omit<GroupWish, 'wish'>> = fc
    .record({
      children: fc.subarray(children, { minLength: 1 }),
      activities: fc.subarray(activities, { minLength: 1 }),
      start: fc.nat(30),
      length: fc.nat(20),
      weekdays: fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }),
      rhythm: fc.constantFrom<GroupWish['rhythm']>(
        { kind: 'every' },
        { kind: 'even' },
        { kind: 'odd' },
        { kind: 'one-in', n: 2 },
      ),
    })
    .map(({ start, length, ...group }) => {
      const first = FIRST.add({ days: start })
      return { ...group, first, last: first.add({ days: length }), strict: false }
    })
  const ticks = fc.array(
    fc.record({
      child: fc.constantFrom(...children),
      activity: fc.constantFrom(...activities),
      day: fc.nat(40).map((n) => FIRST.add({ days: n })),
    }),
    { minLength: 1, maxLength: 8 },
  )

  const ask = async (group: GroupWish) => {
    const { review, mark } = await reviewGroup(db, who, group)
    const formKey = key()
    const send = () => changeGroup(ctx, citizen, { group, mark, formKey })
    return { review, send }
  }

  await fc.assert(
    fc.asyncProperty(groups, ticks, fc.boolean(), async (asked, ticked, thenGivenBack) => {
      const before = await state()

      // The page offers exactly what a review of that one place allows; a review allows nothing that the page does not offer.
      const slots = await gatherFamily(db, { ...who, children, first: asked.first, last: asked.last })
      for (const child of children)
        for (const activity of activities)
          for (const on of slots.days) {
            const slot = slots.of(child).at({ activity, day: on })
            const alone = decideReview([{ slot, wish: 'book' }], ctx.now)
            expect(stateOf(slot, ctx.now).kind === 'free').toBe(alone.add.length === 1)
          }
      const { review, send } = await ask({ ...asked, wish: 'book' })
      for (const { slot } of review.add) expect(stateOf(slot, ctx.now).kind).toBe('free')

      // What the review allowed is written, at that price, and nothing else; sent twice, once.
      let undo: number | null = null
      if (review.add.length > 0) {
        const done = await send()
        expect(done.ok).toBe(true)
        expect(await send()).toEqual(done)
        if (done.ok) undo = done.value
      }
      const after = await state()
      expect(after.bookings).toHaveLength(before.bookings.length + review.add.length)
      expect(after.balances).toEqual([before.balances[0]! + review.effectCents, before.balances[1]])
      const again = await ask({ ...asked, wish: 'book' })
      expect(again.review.add, 'asked again, there is nothing left to book').toEqual([])

      // Removed by a group, and that undone.
      if (thenGivenBack) {
        const removal = await ask({ ...asked, wish: 'cancel' })
        const removed = removal.review.cancel.length === 0 ? null : await removal.send()
        if (removed) {
          expect(removed.ok).toBe(true)
          if (removed.ok) expect((await undoGroup(ctx, citizen, removed.value)).ok).toBe(true)
        }
        expect(await state()).toEqual(after)
      }
      if (undo !== null) expect((await undoGroup(ctx, citizen, undo)).ok).toBe(true)
      expect(await state(), 'undone equals before').toEqual(before)

      // Ticked one by one, by either parent, then given back.
      const places = [...new Map(ticked.map((t) => [`${t.child} ${t.activity} ${t.day}`, t])).values()]
      const of = async (wish: 'book' | 'cancel', list: typeof places) =>
        reviewDays(
          db,
          who,
          list.map((place) => ({ ...place, wish })),
        )
      const wished = await of('book', places)
      if (wished.add.length === 0) return
      expect(await changeDays(ctx, citizen, { changes: seenOf(wished), formKey: key() })).toEqual({
        ok: true,
        value: { added: wished.add.length, cancelled: 0 },
      })
      const back = await of(
        'cancel',
        wished.add.map(({ slot: { child, activity, day: on } }) => ({ child, activity, day: on })),
      )
      expect(back.refused).toEqual([])
      expect((await changeDays(ctx, citizen, { changes: seenOf(back), formKey: key() })).ok).toBe(true)
      expect(await state(), 'given back, as before').toEqual(before)
    }),
    { numRuns },
  )
}
