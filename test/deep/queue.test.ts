import { sql } from 'kysely'
import { test } from 'vitest'
import { expectSameCost } from '#support/same-cost.ts'
import type { Site } from '#support/site.ts'

const [FEW, MANY] = [500, 50_000]

const PAGES = [
  '/agent/demandes?vue=a-prendre',
  '/agent/demandes?vue=a-prendre&tri=echeance&ordre=desc',
  '/agent/demandes?vue=traitees',
  '/agent/demandes?vue=toutes&tri=numero&ordre=desc',
  '/agent/demandes?vue=toutes&demarche=contacter-la-mairie&retard=1',
]

/** Requests of every status, spread over two years; half of them decided, as in a town that has used it for long. */
const fill = async (site: Site, count: number): Promise<void> => {
  const { db } = site.towns.bySlug('isques')
  await sql`
    insert into request (procedure_slug, version_id, author_id, household_id, service_id, status, answers, terms_version,
      terms_accepted_at, form_key, created_at, updated_at, submitted_at, due_on)
    select 'contacter-la-mairie', (select max(id) from procedure_version where slug = 'contacter-la-mairie'),
      author.id, author.household, (select id from service where slug = 'accueil'),
      (array['enregistree', 'en_traitement', 'a_completer', 'acceptee', 'refusee', 'annulee'])[1 + n % 6], '{}', 1,
      at, 'deep-' || n, at, at, at, at::date + 14
    from (select n, timestamptz '2015-10-01' + n * interval '17 minutes' as at from generate_series(1, ${count}::int) n) made,
      (select id, household_id as household from person where household_id is not null order by id limit 1) author`.execute(db)
  await sql`analyze request`.execute(db)
}

test(`PR-45 · a page of the queue costs about as much among ${MANY} requests as among ${FEW}`, () =>
  expectSameCost({ pages: PAGES, lists: /\/agent\/demandes\/\d+/g, few: FEW, many: MANY, fill }))
