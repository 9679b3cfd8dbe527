import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { firstToDo, inOrder } from './todos.ts'

const todo = (name: string, due: string | null, over: { isUrgent?: boolean; time?: Temporal.PlainTime } = {}) => ({
  name,
  due: due === null ? null : day(due),
  ...over,
})
const names = (todos: { name: string }[]) => todos.map((t) => t.name)

test('HO-2 · the most urgent first, then by deadline, undated last', () => {
  const late = todo('d', null, { isUrgent: true })
  expect(names(inOrder([todo('a', null), todo('b', '2026-12-01'), todo('c', '2026-11-30'), late]))).toEqual(['d', 'c', 'b', 'a'])
})

test('HO-2 · things due the same day go by their hour, those without one after them, in the order they came', () => {
  const at = (name: string, time: string) => todo(name, '2026-12-01', { time: Temporal.PlainTime.from(time) })
  expect(names(inOrder([todo('a', '2026-12-01'), todo('b', '2026-12-01'), at('c', '23:59'), at('d', '10:00')]))).toEqual([
    'd',
    'c',
    'a',
    'b',
  ])
})

test('HO-2 · five things are all shown, a sixth is counted', () => {
  const five = ['1', '2', '3', '4', '5'].map((n) => todo(n, `2026-12-0${n}`))
  expect(firstToDo(five)).toMatchObject({ others: 0 })
  expect(firstToDo(five).first).toHaveLength(5)
  const six = firstToDo([todo('late', '2026-12-09'), ...five])
  expect(names(six.first)).toEqual(['1', '2', '3', '4', '5'])
  expect(six.others).toBe(1)
})
