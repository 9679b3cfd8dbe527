import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readerOf } from '#features/procedures/actions/reader.ts'
import { readQueue } from '#features/procedures/domain/queue.ts'
import { countQueue, readQueuePage } from '#features/procedures/store/queue.ts'
import type { DB } from '#platform/db/database.ts'
import { requestTown } from '#support/requests.ts'

const town = await requestTown()
const agent = await town.agent('Karim')
const ctx = town.as(agent)
const db = ctx.db as Kysely<DB>
const { citizen } = await town.family()
const [FEW, MANY] = [500, 50_000]

/** Requests of every status, spread over two years; half of them decided, as in a town that has used it for long. */
const fill = async (count: number): Promise<void> => {
  await sql`
    insert into request (procedure_slug, version_id, author_id, household_id, service_id, status, answers, terms_version,
      terms_accepted_at, form_key, created_at, updated_at, submitted_at, due_on)
    select 'contacter-la-mairie', (select max(id) from procedure_version where slug = 'contacter-la-mairie'),
      ${citizen.person}, ${citizen.household}, ${town.office.schools},
      (array['enregistree', 'en_traitement', 'a_completer', 'acceptee', 'refusee', 'annulee'])[1 + n % 6], '{}', 1,
      at, 'deep-' || n || '-' || ${count}::int, at, at, at, at::date + 14
    from (select n, timestamptz '2015-10-01' + n * interval '20 minutes' as at from generate_series(1, ${count}::int) n) made`.execute(
    db,
  )
  await sql`analyze request`.execute(db)
}

const cost = async (address: Record<string, string>): Promise<number> => {
  const query = readQueue(address, { procedures: ['contacter-la-mairie'], services: [town.office.schools] })
  const reader = readerOf(agent, ctx.now)
  const times: number[] = []
  for (let i = 0; i < 30; i++) {
    const start = performance.now()
    await countQueue(db, query, reader)
    const page = await readQueuePage(db, query, reader, 25)
    times.push(performance.now() - start)
    expect(page.rows.length).toBeGreaterThan(0)
  }
  return times.toSorted((a, b) => a - b)[7]!
}

const ADDRESSES: Record<string, string>[] = [
  { vue: 'a-prendre' },
  { vue: 'a-prendre', tri: 'echeance', ordre: 'desc' },
  { vue: 'traitees' },
  { vue: 'toutes', tri: 'numero', ordre: 'desc' },
  { vue: 'toutes', demarche: 'contacter-la-mairie', retard: '1' },
]

// Counting stops at COUNT_MAX rows a view, which the views of 500 requests hardly reach: that is the whole difference allowed.
test(`PR-45 · a page of the queue costs about as much among ${MANY} requests as among ${FEW}`, async () => {
  await fill(FEW)
  const few: number[] = []
  for (const address of ADDRESSES) few.push(await cost(address))
  await fill(MANY)
  const many: number[] = []
  for (const address of ADDRESSES) many.push(await cost(address))
  const shown = ADDRESSES.map((address, i) => `${JSON.stringify(address)}: ${few[i]!.toFixed(1)} → ${many[i]!.toFixed(1)} ms`)
  console.log(shown.join('\n'))
  const ratios = many.map((value, i) => value / few[i]!)
  expect(Math.max(...ratios)).toBeLessThan(1.5)
})
