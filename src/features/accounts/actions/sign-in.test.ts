import { describe, expect, test } from 'vitest'
import { delayLeft } from '#platform/http/throttle.ts'
import { ARGON2, DUMMY_HASH } from '#platform/passwords.ts'
import { PASSWORD, peopleTown } from '#support/people.ts'
import { FROM_ONE_ADDRESS, ON_ONE_ACCOUNT } from './limits.ts'
import { signIn } from './sign-in.ts'

const town = await peopleTown()

const attempt = async (identifier: string, password: string, ip?: string) => {
  const done = await signIn(await town.from(ip), { kind: 'citizen', identifier, password })
  return done.ok ? 'ok' : done.refusal === 'sign-in.too-many' ? Number(done.details.seconds) : done.refusal
}

describe('AC-12 · throttling of sign-in', () => {
  test('five failures at once, then each waits twice as long; the right password opens after the wait', async () => {
    const { email } = await town.citizen('lent')
    for (let i = 0; i < 5; i++) expect(await attempt(i % 2 ? 'lent' : email, 'faux')).toBe('sign-in.wrong')
    expect(await attempt('lent', PASSWORD)).toBe(30)
    expect(await attempt(email, PASSWORD)).toBe(30)
    town.later({ seconds: 29 })
    expect(await attempt('lent', PASSWORD)).toBe(1)
    town.later({ seconds: 1 })
    expect(await attempt('lent', 'faux')).toBe('sign-in.wrong')
    expect(await attempt('lent', PASSWORD)).toBe(60)
    town.later({ seconds: 60 })
    expect(await attempt('lent', PASSWORD)).toBe('ok')
    expect(await attempt('lent', 'faux')).toBe('sign-in.wrong')
    expect(await attempt('lent', PASSWORD)).toBe('ok')
  })

  test('somebody else’s failures do not keep the owner out', async () => {
    await town.citizen('vise')
    for (let i = 0; i < 8; i++) await attempt('vise', 'faux', '198.51.100.7')
    expect(await attempt('vise', PASSWORD, '198.51.100.7')).toBeTypeOf('number')
    expect(await attempt('vise', PASSWORD, '203.0.113.9')).toBe('ok')
  })

  test('an unknown account is slowed down the same way', async () => {
    for (let i = 0; i < 5; i++) expect(await attempt('personne', 'faux', '198.51.100.8')).toBe('sign-in.wrong')
    expect(await attempt('personne', 'faux', '198.51.100.8')).toBe(30)
  })

  test('twenty at the same time do not all try', async () => {
    await town.citizen('rafale')
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('rafale', 'faux', '198.51.100.10')))
    expect(answers.filter((answer) => answer === 'sign-in.wrong')).toHaveLength(5)
  })

  test('one address trying many accounts is slowed down; nothing in the table names anybody', async () => {
    for (let i = 0; i < 60; i++) expect(await attempt(`compte${i}`, 'faux', '198.51.100.9')).toBe('sign-in.wrong')
    expect(await attempt('compte60', 'faux', '198.51.100.9')).toBe(30)
    const rows = await town.db.selectFrom('throttle').select('bucket').execute()
    expect(rows.every((row) => /^[\w-]{43}$/.test(row.bucket))).toBe(true)
  }, 30_000)

  test.each([
    [4, 0, 0],
    [5, 0, 30],
    [5, 29, 1],
    [5, 30, 0],
    [6, 0, 60],
    [9, 0, 480],
    [10, 0, 900],
    [400, 0, 900],
  ])('after %i failures, the last %i s ago: %i s', (failures, since, left) => {
    expect(delayLeft(FROM_ONE_ADDRESS, failures, since)).toBe(left)
  })

  test('a crowd never keeps the owner out for more than a minute', () => {
    expect(delayLeft(ON_ONE_ACCOUNT, 30, 0)).toBe(5)
    expect(delayLeft(ON_ONE_ACCOUNT, 100_000, 0)).toBe(60)
  })
})

test('AC-9 · the dummy hash costs what a real one costs', () => {
  const { memoryCost, timeCost, parallelism } = ARGON2
  expect(DUMMY_HASH).toContain(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
  expect(memoryCost).toBeGreaterThanOrEqual(46 * 1024)
})
