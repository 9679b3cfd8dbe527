import { expect, test } from 'vitest'
import { day, parisInstant } from '#core/days.ts'
import { lastDayOf } from './draft-age.ts'
import type { Status } from './status.ts'
import { requestsToDo } from './to-do.ts'

const today = day('2026-11-25')
const request = (number: number, status: Status, due: string | null = null) => ({
  number,
  title: 'Fiche enfant',
  child: { firstName: 'Alice' },
  status,
  due: due === null ? null : day(due),
  url: `/demandes/${number}`,
})

test('PR-56 · what the town hall waits for, then the drafts; what it works on is nothing to do', () => {
  const all = requestsToDo(
    [request(5, 'en_traitement'), request(7, 'brouillon'), request(8, 'a_completer', '2026-12-01'), request(9, 'acceptee')],
    today,
  )
  expect(all.map(({ label, due, url }) => [label, due?.toString() ?? null, url])).toEqual([
    ['Compléter la demande n°\u00a08 («\u00a0Fiche enfant d’Alice\u00a0»)', '2026-12-01', '/demandes/8'],
    ['Terminer votre brouillon n°\u00a07 («\u00a0Fiche enfant d’Alice\u00a0»)', null, '/demandes/7'],
  ])
})

test('PR-56 · a complement is urgent the day after its last day, not before', () => {
  const urgent = (due: string) => requestsToDo([request(8, 'a_completer', due)], today)[0]!.isUrgent
  expect(urgent('2026-11-25')).toBe(false)
  expect(urgent('2026-11-24')).toBe(true)
})

test('PR-56 · a draft has a last day once its author was told that it will be deleted', () => {
  const updatedAt = parisInstant(day('2026-09-01'), '10:00')
  expect(lastDayOf({ updatedAt, warnedAt: null })).toBe(null)
  // 90 days after the 1st of September is the 30th of November.
  expect(lastDayOf({ updatedAt, warnedAt: parisInstant(day('2026-11-15'), '08:00') })?.toString()).toBe('2026-11-29')
})
