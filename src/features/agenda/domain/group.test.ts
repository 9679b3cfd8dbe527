import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { daysOfGroup, isUndoable, type Rhythm } from './group.ts'

const days = (rhythm: Rhythm, weekdays = [1, 2, 3, 4, 5], first = '2017-10-06', last = '2017-10-21') =>
  daysOfGroup({ first: day(first), last: day(last), weekdays, rhythm }).map((d) => `${d.dayOfWeek}/${d.day}`)

test('AG-21 · the manual’s period, every week: the weekdays ticked, both ends included', () => {
  expect(days({ kind: 'every' })).toEqual(['5/6', '1/9', '2/10', '3/11', '4/12', '5/13', '1/16', '2/17', '3/18', '4/19', '5/20'])
  expect(days({ kind: 'every' }, [1, 4])).toEqual(['1/9', '4/12', '1/16', '4/19'])
})

test('AG-21 · even and odd weeks are those of the «Sem.» column, one in n is counted from the first', () => {
  expect(days({ kind: 'even' }, [1, 5])).toEqual(['5/6', '1/16', '5/20'])
  expect(days({ kind: 'odd' }, [1, 5])).toEqual(['1/9', '5/13'])
  expect(days({ kind: 'one-in', n: 2 }, [1, 5])).toEqual(['5/6', '1/16', '5/20'])
  expect(days({ kind: 'one-in', n: 3 }, [5], '2017-12-22', '2018-02-02')).toEqual(['5/22', '5/12', '5/2'])
})

test('AG-21 · weeks 53 and 1 are both odd: parity is the calendar’s, one in two is not', () => {
  expect(days({ kind: 'odd' }, [1], '2026-12-28', '2027-01-11')).toEqual(['1/28', '1/4'])
  expect(days({ kind: 'one-in', n: 2 }, [1], '2026-12-28', '2027-01-11')).toEqual(['1/28', '1/11'])
})

test('AG-23 · a group can be undone until the tenth minute, not at it', () => {
  const made = Temporal.Instant.from('2017-11-13T09:00:00Z')
  expect(isUndoable(made, made.add({ minutes: 10 }).subtract({ milliseconds: 1 }))).toBe(true)
  expect(isUndoable(made, made.add({ minutes: 10 }))).toBe(false)
})
