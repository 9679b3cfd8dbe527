import { type Day, daysBetween, isoOf, isWithin, parisDay, parisInstant, schoolYearOf } from '#core/days.ts'
import type { Cents } from '#core/money.ts'
import {
  type Activity,
  listActivities,
  listClosures,
  listSchoolYears,
  type Opening,
  openDay,
  type SchoolYear,
} from '#features/catalogue/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { type Prices, pricesFor } from '#features/tariffs/index.ts'
import type { Db } from '#platform/db/database.ts'
import { settled, useSettled } from '#platform/db/settled.ts'
import type { SlotKey } from '../domain/changes.ts'
import type { CutOffs } from '../domain/cut-off.ts'
import { monthOf, spanOf } from '../domain/month.ts'
import { LIKENESSES, likenessOf, type Slot, type SlotBooking, type SlotsByPlace } from '../domain/slot.ts'
import { readCutOffs } from '../store/cut-offs.ts'
import { type AgendaChild, type FamilyFacts, readFamilyFacts, type Shown } from '../store/family-facts.ts'

/** What decides about one child between two days. */
export type Slots = SlotsByPlace & {
  readonly child: number
  /** Those that the child is enrolled in or booked for then, by their hours. */
  readonly activities: readonly Activity[]
  /** @throws RangeError for an activity that the town does not have, or a day that was not read; see `has` */
  readonly at: (key: SlotKey) => Slot
  readonly has: (key: SlotKey) => boolean
}

/** The same for children of one family. */
export type FamilySlots = {
  readonly children: readonly AgendaChild[]
  readonly days: readonly Day[]
  /** The same object for everybody who reads the same days, until the town hall changes something. */
  readonly calendar: object
  /** @throws RangeError for a child whose places were not read */
  readonly of: (child: number) => Slots
  /** Every school year of the town. */
  readonly years: readonly SchoolYear[]
  readonly revision: string
}

type TownDay = { readonly opening: Opening; readonly cutOffs: CutOffs }

/** What the town hall settles between two days, whoever asks. */
type Calendar = {
  readonly days: readonly Day[]
  /** «2017-10-12» → its place in `days`. */
  readonly indexOf: ReadonlyMap<string, number>
  /** By their hours. */
  readonly activities: readonly Activity[]
  readonly years: readonly SchoolYear[]
  readonly at: (activity: number, day: number) => TownDay
}

const calendarBetween = async (db: Db, first: Day, last: Day): Promise<Calendar> => {
  // One after the other: inside a transaction there is one connection.
  const known = await listActivities(db)
  const years = await listSchoolYears(db)
  const closures = await listClosures(db, first, last)
  const activities = [...known].sort((a, b) => Temporal.PlainTime.compare(a.startsAt, b.startsAt))
  const cutOffsAt = await readCutOffs(
    db,
    known.map((activity) => activity.id),
    last,
  )
  const days = daysBetween(first, last)
  const yearOf = new Map(years.map((year) => [year.firstYear, year]))
  const closuresOf = days.map((day) => closures.filter((closure) => isWithin(day, closure.firstDay, closure.lastDay)))
  const decided: TownDay[] = []
  const at = (activity: number, index: number): TownDay => {
    const place = activity * days.length + index
    const day = days[index]!
    const { [activity]: of } = activities
    decided[place] ??= {
      opening: openDay(of!, closuresOf[index]!, yearOf.get(schoolYearOf(day)) ?? null, day),
      cutOffs: cutOffsAt(of!.id, day),
    }
    return decided[place]
  }
  return { days, indexOf: new Map(days.map((day, i) => [isoOf(day), i])), activities, years, at }
}

/** Comparing days costs more than remembering: every family of the town asks for the same months. */
const settledCalendar = settled(calendarBetween)
/** Longer than a month's whole weeks, a span is somebody's own and is not kept. */
const MOST_KEPT = 42

type Wish = {
  /** A transaction that changes nothing of what is settled may use what this database's readers have kept. */
  readonly kept?: Db
  readonly household: number
  readonly first: Day
  readonly last: Day
  readonly now: Temporal.Instant
  readonly guardian: number | null
  readonly children: readonly number[] | null
  /** All of them unless it says so. */
  readonly shown?: Shown
}

/**
 * Everything about a family's children from `first` to `last`, both included, in a number of queries that depends neither
 * on the days, the activities nor the children.
 * @param wish.guardian only children that this adult may see are read; null when `children` are the caller's to check
 * @param wish.children all of the guardian's when null
 * @param wish.household whose bookings are «own»: the one that looks
 */
export const gatherFamily = async (db: Db, wish: Wish): Promise<FamilySlots> => {
  const { household, first, last } = wish
  const facts = await readFamilyFacts(db, {
    guardian: wish.guardian,
    children: wish.children,
    shown: wish.shown ?? 'all',
    first,
    last,
    today: parisDay(wish.now),
  })
  if (wish.kept) useSettled(db, wish.kept, facts.revision)
  // Whole months, so that everybody asks for the same ones; the weeks of a page are asked for as they are.
  const isWeeks = first.dayOfWeek === 1 && last.dayOfWeek === 7
  const [from, to] = isWeeks ? [first, last] : [spanOf(monthOf(first)).first, spanOf(monthOf(last)).last]
  const read = from.until(to).days < MOST_KEPT ? settledCalendar : calendarBetween
  const calendar = await read(db, from, to)
  const ids = calendar.activities.map((activity) => activity.id)
  const children = facts.children.filter((child) => child.isShown).map((child) => child.id)
  const priceOf = await pricesFor(db, { household, children, activities: ids, first: from, last: to })
  // AG-25: read only in a town that refuses overdrafts somewhere.
  const isRefused = calendar.activities.some(({ overdraft }) => overdraft === 'refuse')
  const funds = isRefused ? (await balanceOf(db, household, parisDay(wish.now))).balanceCents : null
  return slotsOf({ facts, calendar, priceOf, funds, household, first, last })
}

type Read = {
  readonly facts: FamilyFacts
  readonly calendar: Calendar
  readonly priceOf: Prices
  readonly funds: Cents | null
  readonly household: number
  readonly first: Day
  readonly last: Day
}

/** For each activity, by its rank, on each day: 1 when the child has the right to book it. */
const enrolledOn = (rights: FamilyFacts['enrolments'], { activities, days, indexOf }: Calendar): Uint8Array => {
  const size = days.length
  const enrolled = new Uint8Array(activities.length * size)
  const [firstIso, lastIso] = [isoOf(days[0]!), isoOf(days[size - 1]!)]
  for (const right of rights) {
    const from = right.firstDay <= firstIso ? 0 : (indexOf.get(right.firstDay) ?? size)
    const to = right.lastDay >= lastIso ? size : (indexOf.get(right.lastDay) ?? -1) + 1
    for (let rank = 0; rank < activities.length && from < to; rank++) {
      const { id, requiresEnrolment } = activities[rank]!
      // In that activity; in any of the town's when it asks for no enrolment of its own.
      if (right.activity === id || !requiresEnrolment) enrolled.fill(1, rank * size + from, rank * size + to)
    }
  }
  return enrolled
}

const slotsOf = ({ facts, calendar, priceOf, funds, household, first, last }: Read): FamilySlots => {
  const { days, indexOf, activities } = calendar
  const [firstIndex, lastIndex] = [indexOf.get(isoOf(first))!, indexOf.get(isoOf(last))!]
  const size = days.length
  const rankOf = new Map(activities.map((activity, i) => [activity.id, i]))
  /** Of an activity on a day: a small integer. */
  const placeOf = (activity: number, iso: string): number => rankOf.get(activity)! * size + indexOf.get(iso)!
  const taken = new Int32Array(activities.length * size)
  for (const { activity, day, booked } of facts.taken) taken[placeOf(activity, day)] = booked
  const bookings = Map.groupBy(facts.bookings, (booking) => booking.child)
  const enrolments = Map.groupBy(facts.enrolments, (enrolment) => enrolment.child)

  const slotsOfChild = (child: number): Slots => {
    const own = bookings.get(child) ?? []
    const rights = enrolments.get(child) ?? []
    const touched = new Set([...rights.map((right) => right.activity), ...own.map((booking) => booking.activity)])
    const shown = activities.filter((activity) => touched.has(activity.id) || (!activity.requiresEnrolment && rights.length > 0))
    const ranks = shown.map((activity) => rankOf.get(activity.id)!)
    const enrolled = enrolledOn(rights, calendar)
    // The place of each among them, from 1 on: looked up for hundreds of slots.
    const bookedAt = new Int32Array(activities.length * size)
    for (const [i, booking] of own.entries()) bookedAt[placeOf(booking.activity, booking.day)] = i + 1
    const bookingOf = (place: number) => {
      const nth = bookedAt[place]!
      return nth === 0 ? null : own[nth - 1]!
    }
    const bookingOn = (place: number): SlotBooking | null => {
      const booking = bookingOf(place)
      return booking ? { ...booking, own: booking.household === household } : null
    }
    const known = new Map<number, Slot>()
    const prices = new Array<Slot['price'] | undefined>(activities.length * size)
    const priceAt = (rank: number, index: number): Slot['price'] => {
      const place = rank * size + index
      const before = prices[place]
      if (before !== undefined) return before
      const price = priceOf(child, activities[rank]!.id, days[index]!)
      prices[place] = price
      return price
    }
    const slotAt = (rank: number, index: number): Slot => {
      const place = rank * size + index
      const before = known.get(place)
      if (before) return before
      const activity = activities[rank]!
      const { opening, cutOffs } = calendar.at(rank, index)
      const slot = {
        child,
        activity: activity.id,
        day: days[index]!,
        opening,
        enrolled: enrolled[place] === 1,
        price: priceAt(rank, index),
        places: activity.places,
        taken: taken[place]!,
        booking: bookingOn(place),
        cutOffs,
        overdraft: activity.overdraft,
        funds,
      }
      known.set(place, slot)
      return slot
    }
    const rankAt = (rank: number | undefined, index: number): number => {
      if (rank === undefined || index < firstIndex || index > lastIndex)
        throw new RangeError(`no such activity, or no day ${index} of ${size}`)
      return rank
    }
    return {
      child,
      activities: shown,
      has: ({ activity, day }) => {
        const index = indexOf.get(isoOf(day)) ?? -1
        return rankOf.has(activity) && index >= firstIndex && index <= lastIndex
      },
      at: ({ activity, day }) => {
        const index = indexOf.get(isoOf(day)) ?? -1
        return slotAt(rankAt(rankOf.get(activity), index), index)
      },
      nth: (at, day) => slotAt(rankAt(ranks[at], firstIndex + day), firstIndex + day),
      alike: (at, day) => {
        const index = firstIndex + day
        const rank = rankAt(ranks[at], index)
        const place = rank * size + index
        const booking = bookingOf(place)
        const { opening } = calendar.at(rank, index)
        const { places, overdraft } = activities[rank]!
        const likeness = likenessOf({
          opening,
          enrolled: enrolled[place] === 1,
          price: opening.open ? priceAt(rank, index) : null,
          places,
          taken: taken[place]!,
          booking: booking ? { own: booking.household === household } : null,
          overdraft,
          funds,
        })
        return place * LIKENESSES + likeness
      },
      priceOn: (at, day) => priceAt(rankAt(ranks[at], firstIndex + day), firstIndex + day),
    }
  }

  const known = new Map(facts.children.filter((child) => child.isShown).map(({ id }) => [id, slotsOfChild(id)]))
  return {
    children: facts.children,
    days: days.slice(firstIndex, lastIndex + 1),
    calendar,
    years: calendar.years,
    revision: facts.revision,
    of: (child) => {
      const slots = known.get(child)
      if (!slots) throw new RangeError(`child ${child} was not read`)
      return slots
    },
  }
}

/** For an agent's page: one child, whoever may see them, between the first and the last of these days. */
export const gatherSlotsOf = async (
  db: Db,
  wish: { readonly child: number; readonly household: number; readonly keys: readonly SlotKey[] },
): Promise<Slots> => {
  const days = wish.keys.map((key) => key.day).sort(Temporal.PlainDate.compare)
  const [first, last] = [days[0]!, days.at(-1)!]
  const now = parisInstant(first)
  const slots = await gatherFamily(db, { household: wish.household, guardian: null, children: [wish.child], first, last, now })
  return slots.of(wish.child)
}
