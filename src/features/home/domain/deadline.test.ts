import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { showDeadline } from './deadline.ts'

test('HO-5 · a deadline in words: late, today, tomorrow, later, another year, none', () => {
  const said = (due: string | null, time?: string) =>
    showDeadline(
      due === null ? null : day(due),
      day('2026-11-25'),
      time === undefined ? undefined : Temporal.PlainTime.from(time),
    )
  expect(said('2026-11-24')).toBe('En retard\u00a0: attendu au plus tard le mardi 24 novembre')
  expect(said('2026-11-25', '23:59')).toBe('Au plus tard aujourd’hui, mercredi 25 novembre, 23\u00a0h\u00a059')
  expect(said('2026-11-26')).toBe('Au plus tard demain, jeudi 26 novembre')
  expect(said('2026-12-01')).toBe('Au plus tard le mardi 1er décembre')
  expect(said('2027-01-04')).toBe('Au plus tard le lundi 4 janvier 2027')
  expect(said(null)).toBe('Sans date limite')
})
