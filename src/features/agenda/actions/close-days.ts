import { parisDay, sameDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import {
  type Activity,
  type Closure,
  insertClosure,
  listActivities,
  listClosures,
  listSchoolYears,
  lockClosure,
  settleYear,
  undoClosures,
} from '#features/catalogue/index.ts'
import { pricesForHouseholds } from '#features/tariffs/index.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction, type Tx } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { slotKey } from '../domain/changes.ts'
import { covers, daysToLock, type Impact, impactOf } from '../domain/closing.ts'
import { describeClosure } from '../domain/described.ts'
import { closuresChanged } from '../facts.ts'
import { listAllowed, listBookings } from '../store/bookings.ts'
import { type ClosedBooking, listClosed, listClosedBy, noteClosed, noteRestored } from '../store/closing.ts'
import { lockDays, lockPlaces } from '../store/days.ts'
import { renumberAdded } from '../store/groups.ts'
import { givePlacesBack, takePlaces } from './places.ts'

/** AG-11 · What closing these days would cancel and give back, now. */
export const previewClosing = async (db: Db, closures: readonly Closure[], now: Temporal.Instant): Promise<Impact> =>
  impactOf(await listClosed(db, closures, parisDay(now)))

/** TS-1 · days closed, or opened again, as the history of settings tells it. */
const noteClosure = async (
  tx: Tx,
  actor: number,
  closure: Closure,
  { now, activities }: { readonly now: 'closed' | 'open'; readonly activities: readonly Activity[] },
): Promise<void> => {
  const ids = closure.activities ?? []
  const names = activities.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  const closed = describeClosure(closure, names)
  const of = { theme: 'Calendrier', name: closure.label }
  await noteChange(tx, actor, of, now === 'open' ? closed : null, now === 'open' ? null : closed)
}

export type Closing = {
  readonly closures: readonly Closure[]
  /** Closures that these ones replace: an import of holidays takes the former ones back. */
  readonly replaced?: readonly number[]
  /** School years whose holidays are now the town's own. */
  readonly years?: readonly {
    readonly firstYear: number
    readonly firstDay: Temporal.PlainDate
    readonly lastDay: Temporal.PlainDate
  }[]
  /** The mark of the impact that was shown. */
  readonly seen: string
  readonly formKey: string
}
export type Closed = { readonly closures: readonly number[]; readonly bookings: number; readonly cents: number }

/**
 * AG-11 · Closes days: their bookings are cancelled, whoever paid is credited, families will be told by one letter each. One
 * transaction: all of it or nothing; the same form sent again gives the same answer; anything that moved since the preview
 * refuses it.
 */
export const closeDays = (ctx: TownCtx, actor: number, order: Closing): Promise<Result<Closed, 'agenda.impact-changed'>> =>
  inTransaction(ctx, async (tx) => {
    const form = { account: actor, key: order.formKey }
    const earlier = await takeFormKey(tx, form)
    if (earlier !== null) return ok(JSON.parse(earlier) as Closed)
    const today = parisDay(ctx.now)
    await holdSettings(tx)
    const activities = await listActivities(tx)
    for (const id of order.replaced ?? []) {
      const closure = await lockClosure(tx, id)
      if (closure.undoneAt === null) await noteClosure(tx, actor, closure, { now: 'open', activities })
    }
    await undoClosures(tx, order.replaced ?? [], actor)
    const years = await listSchoolYears(tx)
    for (const year of order.years ?? []) {
      if (!(await settleYear(tx, actor, year, years))) return refuse('agenda.impact-changed')
    }
    const written: (Closure & { id: number })[] = []
    for (const closure of order.closures) {
      written.push({ ...closure, id: await insertClosure(tx, closure, actor) })
      await noteClosure(tx, actor, closure, { now: 'closed', activities })
    }
    await lockDays(tx, daysToLock(written, activities, today))
    const bookings = await listClosed(tx, written, today)
    const impact = impactOf(bookings)
    if (impact.mark !== order.seen) return refuse('agenda.impact-changed')
    await givePlacesBack(tx, bookings, actor)
    await noteClosed(
      tx,
      bookings.map((booking) => ({ closure: written.find((closure) => covers(closure, booking))!.id, booking: booking.id })),
    )
    const ids = written.map(({ id }) => id)
    for (const id of ids) await trace(tx, { account: actor, action: 'calendar.close', subject: `fermeture/${id}` })
    for (const id of order.replaced ?? [])
      await trace(tx, { account: actor, action: 'calendar.open', subject: `fermeture/${id}` })
    const answer: Closed = { closures: ids, bookings: impact.bookings, cents: impact.cents }
    await answerFormKey(tx, form, JSON.stringify(answer))
    if (bookings.length > 0) await closuresChanged.record(tx, { closures: ids, about: 'closed' })
    return ok(answer)
  })

const restore = async (tx: Tx, closure: number, cancelled: readonly ClosedBooking[], actor: number): Promise<number> => {
  const today = parisDay(tx.scope.now)
  const days = cancelled.map((b) => b.day).sort(Temporal.PlainDate.compare)
  if (days.length === 0) return 0
  await lockPlaces(tx, cancelled)
  const [first, last] = [days[0]!, days.at(-1)!]
  const others = await listClosures(tx, first, last)
  const booked = await listBookings(tx, [...new Set(cancelled.map((b) => b.child))], first, last)
  const allowed = await listAllowed(tx, cancelled)
  const taken = new Set(booked.map((b) => `${b.child} ${slotKey(b)}`))
  const back = cancelled.filter(
    (b) =>
      b.restored === null &&
      allowed.has(b.id) &&
      Temporal.PlainDate.compare(b.day, today) >= 0 &&
      !taken.has(`${b.child} ${slotKey(b)}`) &&
      !others.some((other) => covers(other, b)),
  )
  if (back.length === 0) return 0
  const before = new Map(back.map((b) => [`${b.child} ${slotKey(b)}`, b]))
  const prices = await pricesForHouseholds(tx, {
    households: [...new Set(back.map((b) => b.household))],
    children: [...new Set(back.map((b) => b.child))],
    activities: [...new Set(back.map((b) => b.activity))],
    first,
    last,
  })
  const written = await takePlaces(
    tx,
    back.map(({ child, activity, day, household, priceCents, tariffLabel }) => {
      const price = prices(household, child, activity, day)
      return { child, activity, day, household, priceCents, tariffLabel, price: price?.cents === priceCents ? price : null }
    }),
    actor,
  )
  await renumberAdded(tx, back, written)
  await noteRestored(
    tx,
    closure,
    written.map((b) => ({ booking: before.get(`${b.child} ${slotKey(b)}`)!.id, restored: b.id })),
  )
  return written.length
}

/** May what a closure cancelled still come back? On the day it was entered only (AG-12). */
export const isUndoable = (closure: { readonly createdAt: Temporal.Instant | null }, now: Temporal.Instant): boolean =>
  closure.createdAt !== null && sameDay(parisDay(closure.createdAt), parisDay(now))

/**
 * AG-12 · Takes a closure back. The same day, the bookings that it cancelled are taken and debited again, at the same price
 * and for the same household, where the child still has the right to them, and families are told; later the days only open again. Asked again, does nothing more.
 * @returns how many bookings came back
 */
export const reopenDays = (ctx: TownCtx, actor: number, closure: number): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const found = await lockClosure(tx, closure)
    if (found.undoneAt !== null) return 0
    await undoClosures(tx, [closure], actor)
    await noteClosure(tx, actor, found, { now: 'open', activities: await listActivities(tx) })
    const restored = isUndoable(found, ctx.now) ? await restore(tx, closure, await listClosedBy(tx, closure), actor) : 0
    await trace(tx, { account: actor, action: 'calendar.open', subject: `fermeture/${closure}` })
    if (restored > 0) await closuresChanged.record(tx, { closures: [closure], about: 'undone' })
    return restored
  })
