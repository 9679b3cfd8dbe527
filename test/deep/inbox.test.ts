import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Site, testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'

const AT = '2017-10-05T14:02'
const [FEW, MANY] = [200, 20_000]
const ROUNDS = 25
const TRIES = 3

const PAGES = [
  '/agent/messages?vue=a-repondre',
  '/agent/messages?vue=miennes',
  '/agent/messages?vue=ouvertes',
  '/agent/messages?vue=closes',
]

/** As in a town that has used it for long: forty wait, some are open and answered, nearly all are closed. */
const fill = async (site: Site, count: number): Promise<void> => {
  const { db } = site.towns.bySlug('isques')
  await sql`
    with made as (
      insert into thread (person_id, service_id, subject, opened_at, last_at, waiting_since, assigned_to, closed_at)
      select author.id, services.ids[1 + n % array_length(services.ids, 1)], 'Question ' || n, at, at,
        case when n <= 40 then at end,
        case when n <= 80 then (select id from account where login = 'admin.isques') end,
        case when n > 80 and n % 10 < 8 then at + interval '1 day' end
      from (select n, timestamptz '2017-10-01' - n * interval '37 minutes' as at from generate_series(1, ${count}::int) n) made,
        (select array_agg(id order by id) as ids from service) services,
        (select id from person where household_id is not null order by id limit 1) author
      returning id, opened_at)
    insert into thread_message (thread_id, side, body, sent_at, read_at)
    select id, 'family', 'Bonjour', opened_at, opened_at from made, generate_series(1, 3)`.execute(db)
  await sql`analyze thread`.execute(db)
  await sql`analyze thread_message`.execute(db)
}

const town = async (count: number): Promise<{ visitor: Visitor; site: Site }> => {
  const site = await testSite(AT)
  await fill(site, count)
  return { site, visitor: await site.visitor().signIn('admin.isques', 'Demo+Isques62', '/agent/connexion') }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

test(`ME-10 · a page of the inbox costs about as much among ${MANY} conversations as among ${FEW}`, async () => {
  const towns = [await town(FEW), await town(MANY)] as const
  for (const page of PAGES) {
    const ratios: number[] = []
    // A machine busy elsewhere for a moment is no slow inbox: the best of the tries counts.
    for (let tried = 0; tried < TRIES && (tried === 0 || Math.min(...ratios) >= 1.5); tried++) {
      const times: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        for (const side of [0, 1] as const) {
          const { site, visitor } = towns[side]
          const began = performance.now()
          const { statusCode, body } = await site.app.inject({ url: page, headers: { cookie: cookieOf(visitor) } })
          times[side].push(performance.now() - began)
          expect(statusCode).toBe(200)
          if (round === 0) expect(body.match(/\/agent\/messages\/\d+/g)?.length, page).toBeGreaterThanOrEqual(25)
        }
      }
      ratios.push(median(times[1]) / median(times[0]))
      console.log(`${page}: ${median(times[0]).toFixed(1)} → ${median(times[1]).toFixed(1)} ms`)
    }
    expect(Math.min(...ratios), page).toBeLessThan(1.5)
  }
})

const cookieOf = (visitor: Visitor): string => [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
