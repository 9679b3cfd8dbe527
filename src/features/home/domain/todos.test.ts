import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { firstToDo } from './todos.ts'

const todo = (name: string, due: string | null) => ({ name, due: due === null ? null : day(due) })
const names = (todos: { name: string }[]) => todos.map((t) => t.name)

test('HO-2 · the most urgent first, undated last', () => {
  expect(names(firstToDo([todo('a', null), todo('b', '2026-12-01'), todo('c', '2026-11-30')]))).toEqual(['c', 'b', 'a'])
})

test('HO-2 · things due the same day keep their order', () => {
  expect(names(firstToDo([todo('a', '2026-12-01'), todo('b', '2026-12-01')]))).toEqual(['a', 'b'])
})

test('HO-2 · five things are all shown, a sixth is not', () => {
  const five = ['1', '2', '3', '4', '5'].map((n) => todo(n, `2026-12-0${n}`))
  expect(firstToDo(five)).toHaveLength(5)
  expect(names(firstToDo([todo('late', '2026-12-09'), ...five]))).toEqual(['1', '2', '3', '4', '5'])
})
