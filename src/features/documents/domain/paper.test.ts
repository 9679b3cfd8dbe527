import { expect, it } from 'vitest'
import { day } from '#core/days.ts'
import { concernedData, endsSoon, groupOf, statusOn } from './paper.ts'

const ERIC = { firstName: 'Éric', birthName: 'Mounier' }

it('DO-3 · is called as the manual does', () => {
  const carnet = { name: 'Carnet de vaccination DT Polio', question: null }
  expect(concernedData(carnet, ERIC)).toBe('Carnet de vaccination DT Polio de MOUNIER Éric')
  expect(concernedData({ name: 'Accueil individualisé (PAI)', question: 'A-t-il un PAI ?' }, ERIC)).toBe(
    'Accueil individualisé (PAI) (à fournir selon situation) de MOUNIER Éric',
  )
  expect(concernedData({ name: 'RIB', question: null }, null)).toBe('RIB')
})

it('DO-6 · serves until its last day, included', () => {
  const paper = { status: 'valide', validUntil: day('2018-01-05') } as const
  expect(statusOn(paper, day('2018-01-05'))).toBe('valide')
  expect(statusOn(paper, day('2018-01-06'))).toBe('expire')
  expect([endsSoon(paper, day('2017-12-05')), endsSoon(paper, day('2017-12-06'))]).toEqual([false, true])
  expect(['2017-12-05', '2017-12-06', '2018-01-06'].map((today) => groupOf(paper, day(today)))).toEqual([
    'valides',
    'expires',
    'expires',
  ])
})
