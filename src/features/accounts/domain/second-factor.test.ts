import { describe, expect, test } from 'vitest'
import { decideNext, readCode, type SignInState } from './second-factor.ts'
import { networkOf } from './security-event.ts'
import { keyFrom, keyUri, stepOf } from './totp.ts'

// RFC 6238 appendix B: the key «12345678901234567890», SHA-1; its 8 digits end with the 6 that we use.
const key = keyFrom(Buffer.from('12345678901234567890'))
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

describe('AC-22 · codes of RFC 6238', () => {
  test.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1111111111, '050471', 37037037],
    [1234567890, '005924', 41152263],
    [2000000000, '279037', 66666666],
    [20000000000, '353130', 666666666],
  ])('at %i s: %s', (seconds, code, step) => {
    expect(stepOf(key, code, at(seconds))).toBe(step)
  })

  // 37037037 is the step from 1111111110 to 1111111139.
  test.each([
    [1111111110 - 31, null],
    [1111111110 - 30, 37037037],
    [1111111110 - 1, 37037037],
    [1111111110, 37037037],
    [1111111139, 37037037],
    [1111111140, 37037037],
    [1111111169, 37037037],
    [1111111170, null],
  ])('its code at %i s: %s', (seconds, step) => {
    expect(stepOf(key, '050471', at(seconds))).toBe(step)
  })

  test.each(['050472', '50471', '', '0504711', 'abcdef'])('%j is none of them', (code) => {
    expect(stepOf(key, code, at(1111111111))).toBeNull()
  })
})

test('AC-25 · the key as an application and a person read it', () => {
  expect(keyFrom(Buffer.from('12345678901234567890'))).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const uri = new URL(keyUri(key, { issuer: 'Saint-Étienne-au-Mont', login: 'zoé.d' }))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toContain('Saint-Étienne-au-Mont:zoé.d')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    issuer: 'Saint-Étienne-au-Mont',
    secret: key,
    digits: '6',
    period: '30',
    algorithm: 'SHA1',
  })
})

describe('AC-23 · what was typed', () => {
  test.each([
    ['123456', { by: 'totp', code: '123456' }],
    [' 123 456 ', { by: 'totp', code: '123456' }],
    ['1234 5678\u00a09012-3456', { by: 'recovery', code: '1234567890123456' }],
    ['12345', null],
    ['1234567', null],
    ['123456789012345', null],
    ['12345678901234567', null],
    ['12345a', null],
    ['', null],
  ])('%j', (typed, read) => {
    expect(readCode(typed)).toEqual(read)
  })
})

describe('AC-21 · what follows the right password', () => {
  const now = at(2_000_000_000)
  const ago = (duration: Temporal.DurationLike) => now.subtract(duration)
  const state = (over: Partial<SignInState>): SignInState => ({
    kind: 'agent',
    hasFactor: true,
    isDemo: false,
    mode: 'production',
    provedAt: null,
    now,
    ...over,
  })
  test.each([
    [{}, 'code'],
    [{ hasFactor: false }, 'setup'],
    [{ hasFactor: false, mode: 'demo' }, 'setup'],
    [{ hasFactor: false, isDemo: true, mode: 'demo' }, 'in'],
    [{ hasFactor: true, isDemo: true, mode: 'demo' }, 'code'],
    [{ hasFactor: false, isDemo: true }, 'refused'],
    [{ hasFactor: true, isDemo: true }, 'refused'],
    [{ provedAt: ago({ hours: 9, minutes: 59, seconds: 59 }) }, 'in'],
    [{ provedAt: ago({ hours: 10 }) }, 'code'],
    [{ kind: 'citizen', hasFactor: false }, 'in'],
    [{ kind: 'citizen' }, 'code'],
    [{ kind: 'citizen', provedAt: ago({ minutes: 1 }) }, 'code'],
  ] as const)('%j: %s', (over, next) => {
    expect(decideNext(state(over))).toBe(next)
  })
})

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:DB8::1', '2001:db8::/48'],
  ['::1', '::/48'],
  ['unix', null],
  ['<b>', null],
])('AC-20 · of the address %s, %s is kept', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
