import { expect, test } from 'vitest'
import { keptUntil, overBefore } from './retention.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['2026-11-16', '2028-07-31'],
  ['2026-08-01', '2028-07-31'],
  ['2026-07-31', '2027-07-31'],
])('ME-18 · a conversation silent since %s is kept until %s included', (last, until) => {
  expect(keptUntil(day(last)).toString()).toBe(until)
  const isOver = (today: string) => Temporal.PlainDate.compare(day(last), overBefore(day(today))) < 0
  expect([isOver(until), isOver(day(until).add({ days: 1 }).toString())]).toEqual([false, true])
})
