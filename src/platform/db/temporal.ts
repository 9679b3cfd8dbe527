import pg from 'pg'
import { isoOf } from '../../core/days.ts'

/**
 * PostgreSQL dates arrive as Temporal values and leave as text, never as `Date`: a school day has no time zone and an
 * instant no calendar. bigint becomes a number and refuses what a number cannot hold.
 */
const { builtins } = pg.types
const DATE_ARRAY = 1182
const INSTANT_ARRAY = 1185
const INT8_ARRAY = 1016

const integer = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`)
  return value
}

const textArray = pg.types.getTypeParser(1009 as never) as (text: string) => (string | null)[]
const arrayOf =
  <T>(read: (text: string) => T) =>
  (text: string) =>
    textArray(text).map((item) => (item === null ? null : read(item)))

const readDay = (text: string) => Temporal.PlainDate.from(text)
const readInstant = (text: string) => Temporal.Instant.from(text)

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, readDay],
  [builtins.TIMESTAMPTZ, readInstant],
  [builtins.TIME, (text) => Temporal.PlainTime.from(text)],
  [builtins.INT8, integer],
  [DATE_ARRAY, arrayOf(readDay)],
  [INSTANT_ARRAY, arrayOf(readInstant)],
  [INT8_ARRAY, arrayOf(integer)],
])

export const temporalTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

// pg binds an unknown object as JSON (quoted text, refused by a date column) unless it says how to be written.
const writeAs = <T>(type: { readonly prototype: T }, write: (value: T) => string): void => {
  Object.defineProperty(type.prototype, 'toPostgres', {
    configurable: true,
    value(this: T) {
      return write(this)
    },
  })
}
writeAs(Temporal.PlainDate, isoOf)
writeAs(Temporal.Instant, String)
writeAs(Temporal.PlainTime, String)
