import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { childBirthDateFault, isLikelySame } from './child.ts'

describe('FA-2 · the birth date of a child', () => {
  const today = day('2026-11-23')
  test.each([
    ['2026-11-23', true],
    ['2026-11-24', false],
    ['2008-11-24', true],
    ['2008-11-23', false],
  ])('%s: %s', (born, accepted) => {
    expect(childBirthDateFault(day(born), today) === null).toBe(accepted)
  })
})

describe('FA-3 · very likely the same child', () => {
  const eric = { firstName: 'Éric', birthDate: day('2014-03-12') }
  test.each([
    ['Éric', '2014-03-12', true],
    ['eric', '2014-03-12', true],
    ['E-ric', '2014-03-12', true],
    ['Alice', '2014-03-12', false],
    ['Éric', '2014-03-13', false],
  ])('%s, %s: %s', (firstName, born, same) => {
    expect(isLikelySame(eric, { firstName, birthDate: day(born) })).toBe(same)
  })
  test('names without letters are compared as they are', () => {
    const heart = { firstName: '❤️', birthDate: day('2014-03-12') }
    expect(isLikelySame(heart, { ...heart, firstName: '😀' })).toBe(false)
    expect(isLikelySame(heart, heart)).toBe(true)
  })
})
