import { expect, test } from 'vitest'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'

const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const enter = (login: string) => site.visitor().signIn(login, PASSWORD, '/agent/connexion')
const clerk = await enter('agent.accueil')
const householdOf = async (login: string) =>
  (
    await db
      .selectFrom('account as a')
      .innerJoin('person as p', 'p.id', 'a.person_id')
      .select(['p.household_id', 'p.id'])
      .where('a.login', '=', login)
      .executeTakeFirstOrThrow()
  ).household_id!
const hubert = await householdOf('hubert.mounier')
await db
  .insertInto('contact_details')
  .values({
    person_id: (await db.selectFrom('person').select('id').where('household_id', '=', hubert).executeTakeFirstOrThrow()).id,
    street: '12 rue du Pont',
    postcode: '62360',
    city: 'Isques',
    phone: '06 39 98 12 34',
    updated_at: (await site.ctx()).now,
  })
  .execute()

const search = async (typed: string): Promise<string[]> => {
  await clerk.open('/agent/familles')
  await clerk.type(/^Nom, enfant/, typed).press('Chercher')
  expect(clerk.url).toBe('/agent/familles')
  return [...clerk.main.querySelectorAll('tbody th')].map((cell) => cell.textContent!)
}

test.each([
  ['Mounier', 'MOUNIER Hubert'],
  ['mounié', 'MOUNIER Hubert'],
  ['Hubert Mounier', 'MOUNIER Hubert'],
  ['MOUNIER hubert', 'MOUNIER Hubert'],
  ['Monier', 'MOUNIER Hubert'],
  ['Muonier', 'MOUNIER Hubert'],
  ['eric mounier', 'MOUNIER Hubert'],
  ['florian', 'DUPIN Pascal'],
  ['Dupain', 'DUPIN Pascal'],
  ['Dup', 'DUPIN Pascal'],
  ['pascal.dupin@example.org', 'DUPIN Pascal'],
  ['pascal.du', 'DUPIN Pascal'],
  ['06 39 98 12 34', 'MOUNIER Hubert'],
  ['+33639981234', 'MOUNIER Hubert'],
  [String(hubert), 'MOUNIER Hubert'],
])('FS-1 · «%s» finds %s first', async (typed, first) => {
  expect((await search(typed))[0]).toBe(first)
})

test.each(['Zwicky', '%', "'; drop table person; --", '99 99 99 99 99', '   '])('FS-1 · «%s» finds nobody', async (typed) => {
  expect(await search(typed)).toEqual([])
  expect([200, 422]).toContain(clerk.status)
})

test('FS-1, FS-2, FS-3 · a child of two households leads to both; the file is read, and that is traced', async () => {
  expect((await search('Éric')).toSorted()).toEqual(['LEFEBVRE Claire', 'MOUNIER Hubert'])
  await clerk.follow('MOUNIER Hubert')
  expect(clerk.url).toBe(`/agent/familles/${hubert}`)
  expect(clerk.title).not.toContain('Mounier')
  for (const said of [
    '12 rue du Pont, 62360 Isques',
    'Fiche enfant n° 109',
    'Carnet de vaccination',
    'Repas de midi',
    'Claire Lefebvre',
  ])
    expect(clerk.text, said).toContain(said)
  // The money is the régie's.
  expect(clerk.text).not.toContain('Compte famille')
  const traced = await db.selectFrom('audit_event').select('subject').where('action', '=', 'families.read').execute()
  expect(traced.map(({ subject }) => subject)).toContain(`foyer/${hubert}`)
  expect(traced.filter(({ subject }) => subject.startsWith('personne/'))).toHaveLength(2)
  const regie = await (await enter('agent.regie')).open(`/agent/familles/${hubert}`)
  expect(regie.text).toContain('Solde : −7,20 €')
  expect((await (await enter('agent.cantine')).open(`/agent/familles/${hubert}`)).status).toBe(403)
  expect((await clerk.open('/agent/familles/999999999')).status).toBe(404)
})

test('FS-4 · the same first name and birthday in another family is pointed out', async () => {
  await clerk.open(`/agent/familles/${hubert}`)
  expect(clerk.text).not.toContain('Doublons probables')
  const eric = await db
    .selectFrom('person')
    .selectAll()
    .where('first_name', '=', 'Éric')
    .where('kind', '=', 'child')
    .executeTakeFirstOrThrow()
  const { id: _, ...same } = eric
  const twin = await db
    .insertInto('person')
    .values({ ...same, first_name: 'ERIC', birth_name: 'Mounier-Lefebvre' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const pascal = await db.selectFrom('account').select('person_id').where('login', '=', 'pascal.dupin').executeTakeFirstOrThrow()
  const rights = { may_see: true, may_book: true, may_pay: true, is_written_to: true, since: eric.created_at }
  await db
    .insertInto('guardianship')
    .values({ ...rights, adult_id: pascal.person_id!, child_id: twin.id })
    .execute()
  await clerk.open(`/agent/familles/${hubert}`)
  expect(clerk.text).toContain('Doublons probables')
  expect(clerk.text).toContain('MOUNIER-LEFEBVRE ERIC')
  await clerk.follow(/^Famille n°/, clerk.main)
  expect(clerk.heading).toBe('Famille DUPIN Pascal')
})

test('FS-5 · the health sheet needs its permission, and is traced', async () => {
  const school = await (await enter('agent.scolarite')).open(`/agent/familles/${hubert}`)
  await school.follow('Fiche d’Éric')
  expect(school.heading).toBe('Fiche sanitaire d’Éric Mounier')
  expect(school.text).toContain('Allergies')
  expect(school.text).toContain('06 39 98 12 34')
  const { url } = school
  const child = url.split('/').at(-1)!
  expect((await clerk.open(url)).status).toBe(403)
  expect((await school.open(url.replace(/\d+$/, '999999999'))).status).toBe(404)
  const pascal = await householdOf('pascal.dupin')
  expect((await school.open(`/agent/familles/${pascal}/fiche-sanitaire/${child}`)).status).toBe(404)
  const traced = await db.selectFrom('audit_event').select('subject').where('action', '=', 'health.read').execute()
  expect(traced).toEqual([{ subject: `personne/${child}` }])
})

/** An adult who has declared nobody yet. */
const alone = async (): Promise<number> => {
  const created = { created_at: (await site.ctx()).now }
  const { id } = await db.insertInto('household').values(created).returning('id').executeTakeFirstOrThrow()
  const born = { birth_date: '1990-01-01' as never, birth_country: 'France', birth_place: 'LYON 02', birth_department: '69' }
  await db
    .insertInto('person')
    .values({ ...created, ...born, kind: 'adult', household_id: id, first_name: 'Ada', birth_name: 'Seule' })
    .execute()
  return id
}

test('the file of a family without children opens, for whoever may read every part', async () => {
  const admin = await (await enter('admin.isques')).open(`/agent/familles/${await alone()}`)
  expect(admin.status).toBe(200)
  expect(admin.text).toContain('Aucun enfant.')
})
