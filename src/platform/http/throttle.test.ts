import { describe, expect, test } from 'vitest'
import { peopleTown } from '#support/people.ts'
import { TooMany } from './errors.ts'
import { hit } from './throttle.ts'

const town = await peopleTown('2026-11-23T10:00:00Z')
const rule = { limit: 3, windowSeconds: 3600 }

const wait = async (name: string): Promise<number> => {
  try {
    await hit(await town.ctx(), name, rule)
    return 0
  } catch (error) {
    if (error instanceof TooMany) return error.retryAfter
    throw error
  }
}

describe('AC-12 · so many in a window', () => {
  test('the limit passes, one more waits for the next window, other buckets do not', async () => {
    town.later({ minutes: 10 })
    expect([await wait('a'), await wait('a'), await wait('a')]).toEqual([0, 0, 0])
    expect(await wait('a')).toBe(50 * 60)
    expect(await wait('b')).toBe(0)
    town.later({ minutes: 49, seconds: 59 })
    expect(await wait('a')).toBe(1)
    town.later({ seconds: 1 })
    expect(await wait('a')).toBe(0)
  })

  test('at the same time, no more than the limit pass', async () => {
    const waits = await Promise.all(Array.from({ length: 12 }, () => wait('crowd')))
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(3)
  })
})
