import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { birthDateFault } from './identity.ts'
import { decideLink, type Link } from './link.ts'

describe('AC-3 · who may create an account', () => {
  const today = day('2026-11-23')
  test.each([
    ['2011-11-23', null],
    ['2011-11-24', 'Vous devez avoir au moins 15\u00a0ans pour créer un compte'],
    ['2026-11-23', 'Vous devez avoir au moins 15\u00a0ans pour créer un compte'],
    ['2026-11-24', 'Date de naissance\u00a0: la date doit être dans le passé'],
    ['1901-11-23', null],
    ['1901-11-22', 'Date de naissance\u00a0: vérifiez l’année'],
  ])('born on %s: %s', (born, expected) => {
    expect(birthDateFault(day(born), today, 15)).toBe(expected)
  })
  test('born on 29 February: one year older on 1 March', () => {
    expect(birthDateFault(day('2008-02-29'), day('2023-02-28'), 15)).not.toBeNull()
    expect(birthDateFault(day('2008-02-29'), day('2023-03-01'), 15)).toBeNull()
  })
  test('the setting decides the age', () => {
    expect(birthDateFault(day('2010-11-23'), today, 16)).toBeNull()
    expect(birthDateFault(day('2010-11-24'), today, 16)).not.toBeNull()
  })
})

describe('AC-8 · the life of a link', () => {
  const at = Temporal.Instant.from('2026-11-23T10:00:00Z')
  const link = (over: Partial<Link> = {}): Link => ({
    signup: 1,
    account: null,
    expiresAt: at,
    usedAt: null,
    supersededAt: null,
    ...over,
  })
  const refusal = (l: Link | null, now = at) => {
    const decided = decideLink(l, now)
    return decided.ok ? 'ok' : decided.refusal
  }
  test('works until its last nanosecond, not at it', () => {
    expect(refusal(link(), at.subtract({ nanoseconds: 1 }))).toBe('ok')
    expect(refusal(link(), at)).toBe('link.expired')
  })
  test('used says more than superseded, superseded more than expired', () => {
    expect(refusal(link({ usedAt: at, supersededAt: at }))).toBe('link.used')
    expect(refusal(link({ supersededAt: at }))).toBe('link.superseded')
    expect(refusal(null)).toBe('link.unknown')
  })
})
