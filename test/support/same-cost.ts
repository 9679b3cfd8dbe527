import { expect } from 'vitest'
import { PASSWORD } from './personas.ts'
import { type Site, testSite } from './site.ts'

const ROUNDS = 25
const TRIES = 3

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** A town of the demo with that many of something, and its administrator's cookie. */
const town = async (fill: (site: Site, count: number) => Promise<void>, count: number) => {
  const site = await testSite('2017-10-05T14:02')
  await fill(site, count)
  const admin = await site.visitor().signIn('admin.isques', PASSWORD, '/agent/connexion')
  return { site, cookie: [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
}

/**
 * Expects each of these pages of agents to cost at most half as much again in a town with many as in one with few: both in
 * turn, medians, the best of three tries (a machine busy elsewhere for a moment is no slow page).
 * @param lists what each page shows at least 25 of
 */
export const expectSameCost = async (wish: {
  readonly pages: readonly string[]
  readonly lists: RegExp
  readonly few: number
  readonly many: number
  readonly fill: (site: Site, count: number) => Promise<void>
}): Promise<void> => {
  const towns = [await town(wish.fill, wish.few), await town(wish.fill, wish.many)] as const
  for (const page of wish.pages) {
    const ratios: number[] = []
    for (let tried = 0; tried < TRIES && (tried === 0 || Math.min(...ratios) >= 1.5); tried++) {
      const times: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        for (const side of [0, 1] as const) {
          const { site, cookie } = towns[side]
          const began = performance.now()
          const { statusCode, body } = await site.app.inject({ url: page, headers: { cookie } })
          times[side].push(performance.now() - began)
          expect(statusCode).toBe(200)
          if (round === 0) expect(body.match(wish.lists)?.length, page).toBeGreaterThanOrEqual(25)
        }
      }
      ratios.push(median(times[1]) / median(times[0]))
      console.log(`${page}: ${median(times[0]).toFixed(1)} → ${median(times[1]).toFixed(1)} ms`)
    }
    expect(Math.min(...ratios), page).toBeLessThan(1.5)
  }
}
