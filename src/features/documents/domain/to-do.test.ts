import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { papersToDo as toDo } from './to-do.ts'

const eric = { id: 4, firstName: 'Éric' }
const paper = (over: Partial<Parameters<typeof toDo>[0][number]>) => ({
  person: eric,
  name: 'Carnet de vaccination',
  status: 'non_fourni' as const,
  reason: null,
  isMissing: true,
  awaitedUntil: null,
  url: '/echanges/justificatifs/1',
  ...over,
})
const today = day('2026-11-25')
const papersToDo = (papers: Parameters<typeof toDo>[0], at: typeof today) => toDo(papers, at, '/echanges/justificatifs')

test('DO-17 · what is missing for one child is one line, with the first of its days', () => {
  const [line, ...others] = papersToDo(
    [
      paper({ awaitedUntil: day('2027-01-10') }),
      paper({ name: 'Livret de famille', awaitedUntil: day('2026-12-10') }),
      paper({ isMissing: false, status: 'valide' }),
    ],
    today,
  )
  expect(others).toEqual([])
  expect(line).toMatchObject({
    label: 'Fournir 2\u00a0justificatifs pour Éric',
    url: '/echanges/justificatifs',
    why: 'Carnet de vaccination\u202f; Livret de famille',
    due: day('2026-12-10'),
    isUrgent: false,
  })
})

test('DO-17 · a refused paper comes first, is urgent, leads to itself and says why; a payer’s bears no name', () => {
  const lines = papersToDo(
    [
      paper({}),
      paper({ status: 'expire' }),
      paper({ person: null, status: 'invalide', reason: 'Illisible.', name: 'RIB', url: '/7' }),
    ],
    today,
  )
  expect(lines.map(({ label, isUrgent }) => [label, isUrgent])).toEqual([
    ['Remplacer 1\u00a0justificatif refusé', true],
    ['Renouveler 1\u00a0justificatif expiré pour Éric', false],
    ['Fournir 1\u00a0justificatif pour Éric', false],
  ])
  expect(lines[0]).toMatchObject({ url: '/7', why: 'RIB\u00a0: Illisible.' })
})

test('DO-17 · a paper admitted later is urgent once its last day is past, not on that day', () => {
  const urgent = (until: string) => papersToDo([paper({ awaitedUntil: day(until) })], today)[0]!.isUrgent
  expect(urgent('2026-11-25')).toBe(false)
  expect(urgent('2026-11-24')).toBe(true)
})
