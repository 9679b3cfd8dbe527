import { type Day, day } from '#core/days.ts'

/** A place, as a box of the month names it: «2017-10-12.3» is activity 3 on that day. */
export type SlotKey = { readonly activity: number; readonly day: Day }

const KEY = /^(20\d\d-\d\d-\d\d)\.([1-9]\d{0,11})$/
/** More than a month can show; beyond it a body is not one of our forms. */
const MOST = 1000

export const slotKey = (slot: SlotKey): string => `${slot.day}.${slot.activity}`

export const readSlotKey = (text: string): SlotKey | null => {
  const [, date, activity] = KEY.exec(text) ?? []
  if (!date || !activity) return null
  try {
    return { day: day(date), activity: Number(activity) }
  } catch {
    return null
  }
}

const readKeys = (texts: readonly string[]): Map<string, SlotKey> => {
  const keys = texts.slice(0, MOST).map((text) => [text, readSlotKey(text)] as const)
  return new Map(keys.filter((pair): pair is [string, SlotKey] => pair[1] !== null))
}

/**
 * What this person changed (AG-6): the ticks against what the page showed as booked. What the other parent changed
 * meanwhile is in neither list. Anything that is not a slot is ignored.
 * @param shown the boxes that were ticked when the page was drawn
 * @param ticked the boxes ticked when it was sent
 */
export const changesBetween = (shown: readonly string[], ticked: readonly string[]): { add: SlotKey[]; cancel: SlotKey[] } => {
  const [before, after] = [readKeys(shown), readKeys(ticked)]
  return {
    add: [...after].filter(([text]) => !before.has(text)).map(([, key]) => key),
    cancel: [...before].filter(([text]) => !after.has(text)).map(([, key]) => key),
  }
}

/**
 * What the review showed of one change, sent back with the order to save (AG-7): `seen` is the price in cents of a place to
 * take, the number of the booking to give back.
 */
export type SeenChange = SlotKey & { readonly wish: 'book' | 'cancel'; readonly seen: number }

/** «+2017-10-12.3.390», «-2017-10-13.3.1201» */
export const writeSeen = (change: SeenChange): string => `${change.wish === 'book' ? '+' : '-'}${slotKey(change)}.${change.seen}`

export const readSeen = (texts: readonly string[]): SeenChange[] => {
  const changes = new Map<string, SeenChange>()
  for (const text of texts.slice(0, MOST)) {
    const [, sign, key, seen] = /^([+-])(.+)\.(\d{1,12})$/.exec(text) ?? []
    const slot = key ? readSlotKey(key) : null
    if (slot && sign) changes.set(slotKey(slot), { ...slot, wish: sign === '+' ? 'book' : 'cancel', seen: Number(seen) })
  }
  return [...changes.values()]
}
