import type { Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import { briefsOf, procedurePaths, startRequest } from '#features/procedures/index.ts'
import { type DB, inTransaction } from '#platform/db/database.ts'
import { vaults } from '#platform/files/vault.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { Absent } from '#platform/http/errors.ts'
import { requestTown } from '#support/requests.ts'
import { paperStateOf } from './actions/paper-state.ts'
import { releasePapers, requirePapers } from './actions/require-papers.ts'
import { concerned } from './concerned.ts'
import { forgetPapers } from './jobs/schedules.ts'
import { getOwnRequirement, listOwnRequirements } from './store/requirements.ts'

const town = await requestTown()
vaults.plug(() => ({ remove: async () => {} }) as never)
concerned.plug({ answers: async () => [], briefs: briefsOf, url: procedurePaths.request, fileUrl: procedurePaths.file })

let keys = 0
const draft = async (citizen: Citizen): Promise<number> => {
  const started = await startRequest(town.as(citizen), { procedure: 'fiche-enfant', key: `papers-${keys++}` })
  if (!started.ok) throw new Error(started.refusal)
  return started.value
}
const FICHE = ['dt-polio', 'livret-famille', 'pai', 'rib']
const ask = (citizen: Citizen, request: number, child: number, types = FICHE) =>
  inTransaction(town.as(citizen), (tx) =>
    requirePapers(tx, {
      household: citizen.household,
      author: citizen.person,
      request,
      papers: types.map((type) => ({ type, person: child })),
    }),
  )

describe('a paper', () => {
  it('DO-1 · is required once per type and person, for all the requests that need it', async () => {
    const { citizen, child } = await town.family()
    const [first, second] = [await draft(citizen), await draft(citizen)]
    for (const request of [first, second, first]) await ask(citizen, request, child)
    const papers = await listOwnRequirements(town.as(citizen).db, citizen)
    expect(papers.map((paper) => [paper.type.slug, paper.person?.id ?? null, paper.requests])).toEqual([
      ['dt-polio', child, [first, second]],
      ['livret-famille', child, [first, second]],
      ['pai', child, [first, second]],
      ['rib', null, [first, second]],
    ])
    await inTransaction(town.as(citizen), (tx) => releasePapers(tx, first))
    await ask(citizen, second, child, ['dt-polio'])
    expect((await listOwnRequirements(town.as(citizen).db, citizen)).map((paper) => paper.requests)).toEqual([[second]])
  })
  it('DO-1 · belongs to its family alone', async () => {
    const [mine, other] = [await town.family(), await town.family()]
    await ask(mine.citizen, await draft(mine.citizen), mine.child)
    const { db } = town.as(other.citizen)
    expect(await listOwnRequirements(db, other.citizen)).toEqual([])
    for (const { id } of await listOwnRequirements(db, mine.citizen))
      await expect(getOwnRequirement(db, id, other.citizen)).rejects.toThrow(Absent)
  })
  it('DO-2 · a family that answered «PAI : oui» in the fiche is not asked again whether it is concerned', async () => {
    const { citizen, child } = await town.family()
    const { db } = town.as(citizen)
    const [first, second] = [await draft(citizen), await draft(citizen)]
    const require = (request: number, isConcerned?: boolean) =>
      inTransaction(town.as(citizen), (tx) =>
        requirePapers(tx, {
          household: citizen.household,
          author: citizen.person,
          request,
          papers: [
            { type: 'pai', person: child, isConcerned },
            { type: 'dt-polio', person: child, isConcerned },
          ],
        }),
      )
    const pai = async () => (await listOwnRequirements(db, citizen)).find((paper) => paper.type.slug === 'pai')!
    await require(first)
    expect((await pai()).isConcerned).toBeNull()
    await require(first, true)
    expect(await pai()).toMatchObject({ isConcerned: true, status: 'non_fourni' })
    // A type without a question has nothing to answer; asked again by another request, the answer stays.
    expect((await listOwnRequirements(db, citizen)).find((paper) => paper.type.slug === 'dt-polio')!.isConcerned).toBeNull()
    await require(second)
    expect((await pai()).isConcerned).toBe(true)
  })
  it('DO-2, DO-4 · the family record blocks, the vaccination admits for three months, the PAI is not missing before its answer', async () => {
    const { citizen, child } = await town.family()
    const request = await draft(citizen)
    await ask(citizen, request, child)
    const { db, now } = town.as(citizen, '2017-10-05T14:02')
    const state = async (at: Temporal.Instant) =>
      Object.fromEntries((await paperStateOf(db, request, at)).map((paper) => [paper.type, paper]))
    const papers = await state(now)
    expect(papers['livret-famille']).toMatchObject({
      status: 'non_fourni',
      isMissing: true,
      blocks: true,
      provisionalUntil: null,
    })
    expect(papers['dt-polio']).toMatchObject({ isMissing: true, blocks: false })
    expect(papers['dt-polio']!.provisionalUntil?.toString()).toBe('2018-01-05')
    expect(papers.pai).toMatchObject({ isMissing: false, blocks: false })
    const lastDay = town.as(citizen, '2018-01-05T23:00').now
    expect((await state(lastDay))['dt-polio']!.provisionalUntil).not.toBeNull()
    expect((await state(lastDay.add({ hours: 2 })))['dt-polio']!.provisionalUntil).toBeNull()
  })
})

describe('an answer about health', () => {
  it('DO-18 · is kept while a request for a year that is not over needs it, then forgotten; what was accepted stays', async () => {
    const { citizen, child } = await town.family()
    const db = town.as(citizen).db as Kysely<DB>
    const sent = async (schoolYear: number) => {
      const number = await draft(citizen)
      await db
        .updateTable('request')
        .set({ status: 'enregistree', submitted_at: town.as(citizen).now, school_year: schoolYear })
        .where('number', '=', number)
        .execute()
      await ask(citizen, number, child)
    }
    await sent(2017)
    const pai = (await listOwnRequirements(db, citizen)).find((paper) => paper.type.slug === 'pai')!.id
    const answer = (isConcerned: boolean, status: string) =>
      db.updateTable('requirement').set({ is_concerned: isConcerned, status }).where('id', '=', pai).execute()
    const kept = async () => {
      const row = await db
        .selectFrom('requirement')
        .select(['is_concerned', 'status'])
        .where('id', '=', pai)
        .executeTakeFirstOrThrow()
      return [row.is_concerned, row.status]
    }
    const night = (paris: string) => forgetPapers(town.as(citizen, paris))
    await answer(false, 'non_concerne')
    await night('2018-07-06T23:50')
    expect(await kept()).toEqual([false, 'non_concerne'])
    await night('2018-07-07T03:40')
    expect(await kept()).toEqual([null, 'non_fourni'])
    await answer(true, 'expire')
    await sent(2018)
    await night('2018-07-08T03:40')
    expect(await kept(), 'the next year needs it').toEqual([true, 'expire'])
    await night('2019-07-07T03:40')
    expect(await kept()).toEqual([null, 'expire'])
  })
})
