import { type Day, parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { listActivities } from '#features/catalogue/index.ts'
import * as ledger from '#features/ledger/index.ts'
import { pricesForHouseholds, type Situation } from '#features/tariffs/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { attendanceCents, type Mark, mayMark, type RollCallRefusal } from '../domain/attendance.ts'
import {
  closeRollCall,
  dropMark,
  type Expected,
  listExpected,
  listKinds,
  lockRollCall,
  payerOf,
  reopenRollCall,
  type Settled,
  writeMarks,
  writeSettled,
} from '../store/attendance.ts'
import { lockDays, lockPlaces } from '../store/days.ts'

export type Session = { readonly activity: number; readonly day: Day }

const sessionName = ({ activity, day }: Session): string => `appel/${day}/${activity}`

const activityOf = async (tx: Tx, id: number) => {
  const found = (await listActivities(tx)).find((activity) => activity.id === id)
  if (!found) throw new Absent(`activity ${id}`)
  return found
}

/** The day's bookings stay as they are while the roll is called: its lock, then the roll-call's own. */
const lockSession = async (tx: Tx, session: Session) => {
  await activityOf(tx, session.activity)
  await lockDays(tx, [session])
  return lockRollCall(tx, session.activity, session.day)
}

/** AG-13 · Marks the children of a session; those that are not of it, or with a kind that is not for them, are left out. */
export const markRoll = (
  ctx: TownCtx,
  actor: number,
  session: Session,
  marks: readonly Mark[],
): Promise<Result<number, RollCallRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const allowed = mayMark(await lockSession(tx, session), session.day, parisDay(ctx.now))
    if (!allowed.ok) return allowed
    return ok(await write(tx, actor, session, marks))
  })

const write = async (tx: Tx, actor: number, session: Session, marks: readonly Mark[]): Promise<number> => {
  const kinds = new Map((await listKinds(tx)).map((kind) => [kind.code, kind]))
  const expected = new Map((await listExpected(tx, session.activity, session.day)).map((e) => [e.child, e]))
  const valid = marks.flatMap(({ child, kind }) => {
    const [who, how] = [expected.get(child), kinds.get(kind)]
    if (!who || !how || how.wasBooked !== (who.booking !== null) || (how.isRetired && who.kind !== kind)) return []
    return [{ child, kind, booking: who.booking, household: who.household }]
  })
  await writeMarks(tx, session.activity, session.day, valid, actor)
  return valid.length
}

/** AG-13 · Adds a child who came without a booking. @throws Absent when there is no such child, or nobody to pay for them */
export const addUnexpected = (
  ctx: TownCtx,
  actor: number,
  session: Session,
  child: number,
): Promise<Result<null, RollCallRefusal>> =>
  inTransaction(ctx, async (tx) => {
    // The child's rights before the day, as whoever books does (AG-4).
    await lockPlaces(tx, [{ ...session, child }])
    const allowed = mayMark(await lockSession(tx, session), session.day, parisDay(ctx.now))
    if (!allowed.ok) return allowed
    const household = await payerOf(tx, child)
    if (household === null) throw new Absent(`a household for child ${child}`)
    const known = (await listExpected(tx, session.activity, session.day)).some((e) => e.child === child)
    const kind = (await listKinds(tx)).find((k) => !k.wasBooked && !k.isRetired)
    if (!kind) throw new Absent('a kind of attendance without booking')
    if (!known) {
      await writeMarks(tx, session.activity, session.day, [{ child, kind: kind.code, booking: null, household }], actor)
      await trace(tx, { account: actor, action: 'roll-call.add', subject: `personne/${child}` })
    }
    return ok(null)
  })

/** Takes back a child added by mistake, as long as nothing was charged. */
export const removeUnexpected = (
  ctx: TownCtx,
  actor: number,
  session: Session,
  child: number,
): Promise<Result<null, RollCallRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const allowed = mayMark(await lockSession(tx, session), session.day, parisDay(ctx.now))
    if (!allowed.ok) return allowed
    if (await dropMark(tx, session.activity, session.day, child))
      await trace(tx, { account: actor, action: 'roll-call.remove', subject: `personne/${child}` })
    return ok(null)
  })

type Standing = { readonly cents: number; readonly charge: number | null }
/** What the place costs now: what the roll-call settled, otherwise the booking's own debit. */
const standingOf = (e: Expected): Standing =>
  e.settledCents === null
    ? { cents: e.booking === null ? 0 : e.priceCents!, charge: e.bookingCharge }
    : { cents: e.settledCents, charge: e.charge }

/** AG-15 · Charges and credits what attendance changes: the former debit is reversed, the new one written, once per settlement. */
const settle = async (tx: Tx, actor: number, session: Session, expected: readonly Expected[]): Promise<void> => {
  const { service } = await activityOf(tx, session.activity)
  const kinds = new Map((await listKinds(tx)).map((kind) => [kind.code, kind]))
  const prices = await pricesForHouseholds(tx, {
    households: [...new Set(expected.map((e) => e.household))],
    children: expected.map((e) => e.child),
    activities: [session.activity],
    first: session.day,
    last: session.day,
  })
  const changes = expected.flatMap((e) => {
    const kind = kinds.get(e.kind!)!
    const of = (situation: Situation) => prices(e.household, e.child, session.activity, session.day, situation)
    const [plain, price] = [of('booked'), of(kind.situation)]
    // The price accepted when it was booked holds, unless the tariff says otherwise for this situation.
    const isOther = price?.cents !== plain?.cents
    const cents = attendanceCents(kind, isOther || e.priceCents === null ? (price?.cents ?? 0) : e.priceCents)
    const standing = standingOf(e)
    if (cents === standing.cents) return e.settledCents === null ? [{ e, kind, cents, standing, isSame: true }] : []
    return [{ e, kind, cents, standing, isSame: false }]
  })
  const moved = changes.filter((c) => !c.isSame)
  await ledger.reverse(tx, { transactions: moved.flatMap((c) => c.standing.charge ?? []), actor })
  const refOf = (e: Expected) => `attendance:${e.attendance}:${e.settlements + 1}`
  const charges = await ledger.charge(
    tx,
    moved.map(({ e, kind, cents }) => ({
      ref: refOf(e),
      household: e.household,
      person: e.child,
      activity: session.activity,
      service,
      quantity: 1,
      unitCents: cents,
      tariffLabel: kind.label,
      valueDate: session.day,
      actor,
    })),
  )
  await writeSettled(
    tx,
    changes.map(
      ({ e, cents, standing, isSame }): Settled => ({
        attendance: e.attendance!,
        cents,
        charge: isSame ? standing.charge : (charges.get(refOf(e)) ?? null),
        settlements: e.settlements + (isSame ? 0 : 1),
      }),
    ),
  )
}

/**
 * AG-14, AG-15 · Finishes the roll-call: every child of the session must be marked; what attendance changes is charged and
 * credited; from then on it is locked. Finished again, it does nothing more.
 */
export const closeRoll = (
  ctx: TownCtx,
  actor: number,
  session: Session,
  marks: readonly Mark[],
): Promise<Result<{ present: number; absent: number }, RollCallRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const call = await lockSession(tx, session)
    const kinds = new Map((await listKinds(tx)).map((kind) => [kind.code, kind]))
    const count = (expected: readonly Expected[]) => {
      const present = expected.filter((e) => kinds.get(e.kind ?? '')?.isPresent).length
      return ok({ present, absent: expected.length - present })
    }
    if (call.closedAt) return count(await listExpected(tx, session.activity, session.day))
    const allowed = mayMark(call, session.day, parisDay(ctx.now))
    if (!allowed.ok) return allowed
    await write(tx, actor, session, marks)
    const expected = await listExpected(tx, session.activity, session.day)
    if (expected.some((e) => e.kind === null)) return refuse('agenda.call-incomplete')
    await settle(tx, actor, session, expected)
    await closeRollCall(tx, session.activity, session.day, actor)
    await trace(tx, { account: actor, action: 'roll-call.close', subject: sessionName(session) })
    return count(expected)
  })

/** AG-14 · Opens a finished roll-call again, with a reason that is kept. */
export const reopenRoll = (ctx: TownCtx, actor: number, session: Session, why: string): Promise<Result<null, RollCallRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const call = await lockSession(tx, session)
    if (!call.closedAt) return refuse('agenda.call-not-closed')
    await reopenRollCall(tx, session.activity, session.day, actor, why)
    await trace(tx, { account: actor, action: 'roll-call.reopen', subject: sessionName(session) })
    return ok(null)
  })
