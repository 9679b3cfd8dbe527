import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { quotientGap } from './quotient-gap.ts'

const tariff = (method: 'flat' | 'quotient' | 'effort', from: string, until: string | null = null) => ({
  method,
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
})
const quotient = (status: 'valid' | 'declared' | 'refused' | 'replaced', from: string, until: string) => ({
  status,
  from: day(from),
  until: day(until),
})
const from20August = (tariffs: Parameters<typeof quotientGap>[0], quotients: Parameters<typeof quotientGap>[1]) =>
  quotientGap(tariffs, quotients, day('2017-08-20'), day('2017-09-19'))

test('TA-11 · a quotient that ends before the tariff that asks for it begins is not taken for enough', () => {
  const tariffs = [tariff('flat', '2016-09-01', '2017-08-31'), tariff('quotient', '2017-09-01')]
  expect(from20August(tariffs, [quotient('valid', '2016-09-01', '2017-08-31')])).toBe('missing')
})

test('TA-11 · a quotient that begins in twenty days is not taken for today’s', () => {
  expect(from20August([tariff('effort', '2016-09-01')], [quotient('valid', '2017-09-09', '2018-08-31')])).toBe('missing')
})

test('TA-11 · valid quotients that cover every day that asks leave no gap, one after the other too', () => {
  const tariffs = [tariff('quotient', '2017-09-01')]
  expect(from20August(tariffs, [quotient('valid', '2017-09-01', '2017-09-19')])).toBeNull()
  const both = [quotient('valid', '2017-09-11', '2018-08-31'), quotient('valid', '2016-09-01', '2017-09-10')]
  expect(from20August(tariffs, both)).toBeNull()
  const apart = [quotient('valid', '2017-09-12', '2018-08-31'), quotient('valid', '2016-09-01', '2017-09-10')]
  expect(from20August(tariffs, apart)).toBe('missing')
})

test('TA-11 · «declared» only when what waits covers every day that nothing valid covers', () => {
  const tariffs = [tariff('quotient', '2017-09-01')]
  const valid = quotient('valid', '2016-09-01', '2017-09-10')
  expect(from20August(tariffs, [quotient('declared', '2017-09-11', '2018-08-31'), valid])).toBe('declared')
  expect(from20August(tariffs, [quotient('declared', '2017-09-12', '2018-08-31'), valid])).toBe('missing')
  const useless = ['refused', 'replaced'] as const
  for (const status of useless) expect(from20August(tariffs, [quotient(status, '2017-01-01', '2018-12-31')])).toBe('missing')
})

test('TA-11 · no gap where no price depends on the quotient', () => {
  expect(from20August([], [])).toBeNull()
  expect(from20August([tariff('flat', '2016-09-01')], [])).toBeNull()
  expect(from20August([tariff('quotient', '2016-09-01', '2017-08-19'), tariff('quotient', '2017-09-20')], [])).toBeNull()
})
