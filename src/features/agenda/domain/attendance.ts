import { type Cents, roundHalfUp, showEuros } from '#core/money.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { nbsp } from '#core/text.ts'

/** How a child attended, and what it costs: `percent` of the price of the place, or `fixedCents`. */
export type AttendanceKind = {
  readonly code: string
  readonly label: string
  readonly wasBooked: boolean
  readonly isPresent: boolean
  /** How the tariff sees it. */
  readonly situation: 'booked' | 'unbooked' | 'absent' | 'excused'
  readonly percent: number | null
  readonly fixedCents: Cents | null
  /** No longer offered; marks that have it keep it. */
  readonly isRetired: boolean
}

/** Every way to attend that a town may name, as its tariff sees it. */
export const GENRES = {
  present: { wasBooked: true, isPresent: true, situation: 'booked' },
  absent: { wasBooked: true, isPresent: false, situation: 'absent' },
  excuse: { wasBooked: true, isPresent: false, situation: 'excused' },
  'non-reserve': { wasBooked: false, isPresent: true, situation: 'unbooked' },
} as const satisfies Record<string, Pick<AttendanceKind, 'wasBooked' | 'isPresent' | 'situation'>>
export type Genre = keyof typeof GENRES

/** Those that a roll-call offers a child, and the one that they have. */
export const offeredKinds = (kinds: readonly AttendanceKind[], isBooked: boolean, marked: string | null): AttendanceKind[] =>
  kinds.filter((kind) => kind.wasBooked === isBooked && (!kind.isRetired || kind.code === marked))

/** AG-15 · One way to be there must stay, for a child who was booked and for one who was not. */
export const mayRetire = (kinds: readonly AttendanceKind[], kind: AttendanceKind): Result<null, 'agenda.last-kind'> =>
  !kind.isPresent || kinds.some((k) => k.code !== kind.code && !k.isRetired && k.isPresent && k.wasBooked === kind.wasBooked)
    ? ok(null)
    : refuse('agenda.last-kind')

/** AG-15 · What the place costs with that kind of attendance. Half a cent goes up. */
export const attendanceCents = (kind: AttendanceKind, priceCents: Cents): Cents =>
  kind.fixedCents ?? roundHalfUp(BigInt(priceCents * kind.percent!), 100n)

/** «50 % du prix» */
export const costOf = (kind: Pick<AttendanceKind, 'percent' | 'fixedCents'>): string => {
  if (kind.fixedCents !== null) return showEuros(kind.fixedCents)
  if (kind.percent === 0) return 'rien n’est dû'
  return kind.percent === 100 ? 'prix de la place' : `${kind.percent}${nbsp}% du prix`
}

export type Mark = { readonly child: number; readonly kind: string }

/** «12:present» */
export const writeMark = ({ child, kind }: Mark): string => `${child}:${kind}`
export const readMark = (text: string): Mark | null => {
  const [, child, kind] = /^([1-9]\d{0,11}):([a-z-]{2,30})$/.exec(text) ?? []
  return child && kind ? { child: Number(child), kind } : null
}

/**
 * What this person changed: the kinds chosen against those that the page had shown (AG-13). What a colleague marked meanwhile
 * on another tablet stays.
 */
export const marksBetween = (shown: readonly Mark[], chosen: readonly Mark[]): Mark[] => {
  const before = new Map(shown.map((mark) => [mark.child, mark.kind]))
  return chosen.filter((mark) => before.get(mark.child) !== mark.kind)
}

export type RollCallRefusal = 'agenda.call-closed' | 'agenda.call-too-early' | 'agenda.call-incomplete' | 'agenda.call-not-closed'

type Call = { readonly closedAt: Temporal.Instant | null } | null
/** AG-14 · A finished roll-call is locked; nobody is called before the day. */
export const mayMark = (call: Call, day: Temporal.PlainDate, today: Temporal.PlainDate): Result<null, RollCallRefusal> => {
  if (Temporal.PlainDate.compare(day, today) > 0) return refuse('agenda.call-too-early')
  return call?.closedAt ? refuse('agenda.call-closed') : ok(null)
}
