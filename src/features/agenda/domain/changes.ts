import { type Day, day, isoOf } from '#core/days.ts'

/** An activity on a day. */
export type SlotKey = { readonly activity: number; readonly day: Day }
/** A child's place in it, as a box of the month names it: «2017-10-12.3.57» is activity 3 for child 57 on that day. */
export type PlaceKey = SlotKey & { readonly child: number }

const KEY = /^(20\d\d-\d\d-\d\d)\.([1-9]\d{0,11})(?:\.([1-9]\d{0,11}))?$/
/** More than a month of a family can show; beyond it a body is not one of our forms. */
const MOST = 2000

export const slotKey = (slot: SlotKey): string => `${isoOf(slot.day)}.${slot.activity}`
/** `child`: its number, or the place where it will stand. */
export const placeKeyOf = (slot: string, child: number | string): string => `${slot}.${child}`
export const placeKey = (place: PlaceKey): string => placeKeyOf(slotKey(place), place.child)

/** @param child whose place it is when the text names none: the agenda's, «2017-10-12.3» */
export const readPlaceKey = (text: string, child: number | null = null): PlaceKey | null => {
  const [, date, activity, named] = KEY.exec(text) ?? []
  const of = named === undefined ? child : Number(named)
  if (!date || !activity || of === null) return null
  try {
    return { day: day(date), activity: Number(activity), child: of }
  } catch {
    return null
  }
}

const readKeys = (texts: readonly string[], child: number | null): Map<string, PlaceKey> =>
  new Map(
    texts.slice(0, MOST).flatMap((text) => {
      const key = readPlaceKey(text, child)
      return key ? [[placeKey(key), key] as const] : []
    }),
  )

/**
 * What this person changed (AG-6): the ticks against what the page showed as booked. What the other parent changed
 * meanwhile is in neither list. Anything that is not a place is ignored.
 * @param shown the boxes that were ticked when the page was drawn
 * @param ticked the boxes ticked when it was sent
 */
export const changesBetween = (
  shown: readonly string[],
  ticked: readonly string[],
  child: number | null,
): { add: PlaceKey[]; cancel: PlaceKey[] } => {
  const [before, after] = [readKeys(shown, child), readKeys(ticked, child)]
  return {
    add: [...after].filter(([text]) => !before.has(text)).map(([, key]) => key),
    cancel: [...before].filter(([text]) => !after.has(text)).map(([, key]) => key),
  }
}

/**
 * What the review showed of one change, sent back with the order to save (AG-7): `seen` is the price in cents of a place to
 * take, the number of the booking to give back.
 */
export type SeenChange = PlaceKey & { readonly wish: 'book' | 'cancel'; readonly seen: number }

/** «+2017-10-12.3.57.390», «-2017-10-13.3.57.1201» */
export const writeSeen = (change: SeenChange): string => `${change.wish === 'book' ? '+' : '-'}${placeKey(change)}.${change.seen}`

export const readSeen = (texts: readonly string[]): SeenChange[] => {
  const changes = new Map<string, SeenChange>()
  for (const text of texts.slice(0, MOST)) {
    const [, sign, key, seen] = /^([+-])(.+)\.(\d{1,12})$/.exec(text) ?? []
    const place = key ? readPlaceKey(key) : null
    if (place && sign) changes.set(placeKey(place), { ...place, wish: sign === '+' ? 'book' : 'cancel', seen: Number(seen) })
  }
  return [...changes.values()]
}
