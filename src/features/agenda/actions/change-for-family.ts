import { ok, type Refused, type Result, refuse } from '#core/result.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { getAnyChild } from '#features/family/index.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { type SeenChange, type SlotKey, slotKey } from '../domain/changes.ts'
import { decideForced, type ForcedRefusal, ruleInTheWay } from '../domain/forced.ts'
import type { Slot, SlotRefusal, Wish } from '../domain/slot.ts'
import { changedByAgent } from '../facts.ts'
import { listSettled } from '../store/attendance.ts'
import { writeReason } from '../store/bookings.ts'
import { lockPlaces } from '../store/days.ts'
import { listPayers } from '../store/families.ts'
import { gatherSlotsOf } from './gather-slots.ts'
import { givePlacesBack, takePlaces } from './places.ts'

export type ForcedChange = {
  readonly slot: Slot
  readonly wish: Wish
  readonly cents: number
  readonly seen: number
  /** The rule that the family would meet. */
  readonly beyond: Refused<SlotRefusal> | null
}
export type ForcedReview = {
  readonly changes: readonly ForcedChange[]
  readonly refused: readonly {
    readonly slot: Slot
    readonly wish: Wish
    readonly refusal: ForcedRefusal
    readonly details: Readonly<Record<string, string | number>>
  }[]
}

/** AG-16 · What would be done for this child, and what even an agent cannot do. */
export const reviewForced = async (
  db: Db,
  who: { readonly child: number; readonly household: number; readonly now: Temporal.Instant },
  wishes: readonly (SlotKey & { readonly wish: Wish })[],
): Promise<ForcedReview> => {
  if (wishes.length === 0) return { changes: [], refused: [] }
  const days = wishes.map((w) => w.day).sort(Temporal.PlainDate.compare)
  const [first, last] = [days[0]!, days.at(-1)!]
  const slots = await gatherSlotsOf(db, { child: who.child, household: who.household, keys: wishes })
  const settled = await listSettled(db, who.child, first, last)
  const changes: ForcedChange[] = []
  const refused: ForcedReview['refused'][number][] = []
  for (const { wish, ...key } of wishes) {
    if (!slots.has(key)) continue
    const slot = slots.at(key)
    const decision = decideForced(slot, wish, settled.has(slotKey(key)))
    if (!decision.ok) refused.push({ slot, wish, refusal: decision.refusal, details: decision.details })
    else {
      const seen = wish === 'book' ? decision.value : slot.booking!.id
      changes.push({ slot, wish, cents: decision.value, seen, beyond: ruleInTheWay(slot, wish, who.now) })
    }
  }
  return { changes, refused }
}

export type ForcedOrder = {
  readonly child: number
  /** Whose household is debited for what is added. */
  readonly household: number
  readonly changes: readonly SeenChange[]
  readonly why: string
  readonly formKey: string
}

/**
 * AG-16 · An agent books, cancels or moves for a family, at the counter or on the telephone: under their own name, with a
 * reason, told to the family. Wholly or not at all; the same form sent again gives the same answer.
 * @throws Absent when the child does not exist, or nobody of that household may book for them
 */
export const changeForFamily = (
  ctx: TownCtx,
  actor: number,
  order: ForcedOrder,
): Promise<Result<{ added: number; cancelled: number }, 'agenda.changed' | 'agenda.not-payer'>> =>
  inTransaction(ctx, async (tx) => {
    const form = { account: actor, key: order.formKey }
    const earlier = await takeFormKey(tx, form)
    if (earlier !== null) {
      const [added = 0, cancelled = 0] = earlier.split(' ').map(Number)
      return ok({ added, cancelled })
    }
    const { id: child } = await getAnyChild(tx, order.child)
    if (!(await listPayers(tx, child)).some(({ household }) => household === order.household)) return refuse('agenda.not-payer')
    const known = new Set((await listActivities(tx)).map(({ id }) => id))
    const isOurs = (change: SeenChange) => change.child === child && known.has(change.activity)
    if (order.changes.length === 0 || !order.changes.every(isOurs)) return refuse('agenda.changed')
    await lockPlaces(tx, order.changes)
    const review = await reviewForced(tx, { child, household: order.household, now: ctx.now }, order.changes)
    const isAsSeen = ({ slot, wish, seen }: ForcedChange) =>
      order.changes.some((o) => slotKey(o) === slotKey(slot) && o.wish === wish && o.seen === seen)
    if (review.refused.length > 0 || review.changes.length !== order.changes.length || !review.changes.every(isAsSeen))
      return refuse('agenda.changed')
    const of = (wish: Wish) => review.changes.filter((change) => change.wish === wish).map(({ slot }) => slot)
    const cancelled = of('cancel').map(({ activity, day, booking }) => ({ ...booking!, child, activity, day }))
    await givePlacesBack(tx, cancelled, actor)
    const added = await takePlaces(
      tx,
      of('book').map(({ activity, day, price }) => ({
        child,
        activity,
        day,
        household: order.household,
        priceCents: price!.cents,
        tariffLabel: price!.label,
        price: price!,
      })),
      actor,
    )
    const ids = { added: added.map((b) => b.id), cancelled: cancelled.map((b) => b.id) }
    await writeReason(tx, [...ids.added, ...ids.cancelled], order.why)
    await trace(tx, { account: actor, action: 'bookings.change', subject: `personne/${child}` })
    await answerFormKey(tx, form, `${added.length} ${cancelled.length}`)
    await changedByAgent.record(tx, { child, ...ids })
    return ok({ added: added.length, cancelled: cancelled.length })
  })
