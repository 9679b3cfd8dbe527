import { describe, expect, it } from 'vitest'
import { day } from '#core/days.ts'
import { type Catalogue, decidePlan, type Wish } from './plan.ts'
import { previewOf } from './preview.ts'

const catalogue: Catalogue = {
  years: [{ firstYear: 2017, firstDay: day('2017-09-04'), lastDay: day('2018-07-06') }],
  schools: [
    {
      id: 1,
      name: 'École Le petit prince',
      levels: [
        { code: 'MS', name: 'Moyenne section' },
        { code: 'CP', name: 'CP' },
      ],
    },
    { id: 2, name: 'École du lac', levels: [{ code: 'CM2', name: 'CM2' }] },
  ],
  activities: [
    { id: 10, service: 7, serviceName: 'Restauration scolaire', name: 'Repas de midi' },
    { id: 11, service: 8, serviceName: 'Garderie', name: 'Garderie matin' },
    { id: 12, service: 8, serviceName: 'Garderie', name: 'Garderie soir' },
  ],
  eligible: [
    { activity: 11, school: 1, level: 'MS' },
    { activity: 12, school: 1, level: 'CP' },
  ],
}
const wish: Wish = { child: 4, schoolYear: 2017, school: 1, level: 'MS', services: [7, 8] }
const planOf = (change: Partial<Wish> = {}) => {
  const plan = decidePlan({ ...wish, ...change }, catalogue)
  if (!plan.ok) throw new Error(plan.refusal)
  return plan.value
}

describe('what enrolling means', () => {
  it('EN-1 · every activity of every ticked session, for the whole school year', () => {
    const plan = planOf({ services: [7] })
    expect(plan.activities.map((a) => a.id)).toEqual([10])
    expect([plan.firstDay.toString(), plan.lastDay.toString()]).toEqual(['2017-09-04', '2018-07-06'])
  })
  it('EN-2 · an activity that lists levels takes only those; one that lists none takes all', () => {
    expect(planOf().activities.map((a) => a.id)).toEqual([10, 11])
    expect(planOf().closedToLevel.map((a) => a.id)).toEqual([12])
    expect(planOf({ level: 'CP' }).activities.map((a) => a.id)).toEqual([10, 12])
    expect(planOf({ school: 2, level: 'CM2' }).activities.map((a) => a.id)).toEqual([10])
  })
  it.each<[Partial<Wish>, string]>([
    [{ schoolYear: 2016 }, 'enrolment.no-such-year'],
    [{ school: 3 }, 'enrolment.no-such-level'],
    [{ level: 'CM2' }, 'enrolment.no-such-level'],
    [{ services: [7, 9] }, 'enrolment.no-such-session'],
  ])('EN-1 · refuses %j: %s', (change, refusal) => {
    expect(decidePlan({ ...wish, ...change }, catalogue)).toMatchObject({ ok: false, refusal })
  })
  it('EN-4 · says every consequence, and what will not open', () => {
    expect(previewOf(planOf(), 'DUPIN Florian', null).map((s) => s.replace(/\u00a0/g, ' '))).toEqual([
      'Inscription scolaire de DUPIN Florian : École Le petit prince, niveau Moyenne section, année 2017 / 2018.',
      'La famille pourra réserver « Restauration scolaire » (Repas de midi) du 4 septembre 2017 au 6 juillet 2018.',
      'La famille pourra réserver « Garderie » (Garderie matin) du 4 septembre 2017 au 6 juillet 2018.',
      '« Garderie – Garderie soir » n’accueille pas ce niveau : elle ne sera pas ouverte à la réservation.',
    ])
  })
  it('EN-4 · names the school enrolment that it replaces, and none when it is the same', () => {
    const { school, level } = planOf()
    const present = { school, schoolName: 'École Le petit prince', level: 'PS', levelName: 'Petite section' }
    const said = (now: typeof present) =>
      previewOf(planOf(), 'DUPIN Florian', now)
        .join('\n')
        .replace(/\u00a0/g, ' ')
    expect(said(present)).toContain('Elle remplace son inscription actuelle : École Le petit prince, niveau Petite section.')
    expect(said({ ...present, level })).not.toContain('remplace')
  })
})
