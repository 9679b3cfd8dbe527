import { sql } from 'kysely'
import { test } from 'vitest'
import { expectSameCost } from '#support/same-cost.ts'
import type { Site } from '#support/site.ts'

const [FEW, MANY] = [200, 20_000]

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

test(`ME-10 · a page of the inbox costs about as much among ${MANY} conversations as among ${FEW}`, () =>
  expectSameCost({ pages: PAGES, lists: /\/agent\/messages\/\d+/g, few: FEW, many: MANY, fill }))
