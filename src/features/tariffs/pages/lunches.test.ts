import { expect, test } from 'vitest'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { forgetLunches } from '../jobs/keep-quotients.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
const agent = (login: string) => site.visitor().signIn(login, PASSWORD, '/agent/connexion')
const balance = async () => {
  await site.jobs.runAll()
  const me = await site.visitor().signIn('hubert.mounier', PASSWORD)
  await me.open('/paiements')
  return /Solde au 13\/11\/2017 : ([−\d,]+) euros/.exec(me.text)![1]
}

test('TA-12, TA-15 · a child brings the meal from a day on: bookings to come cost the other price; then eats what is served again', async () => {
  const admin = await agent('admin.isques')
  await admin.open('/agent/tarifs')
  await admin.follow('Préparer un nouveau tarif de Repas de midi')
  admin
    .pick('Un prix pour tous')
    .type('Prix', '3,90')
    .type(/^Panier-repas/, '1,45')
    .type('Délibération', '2017-41')
  await admin.date(/^Premier jour de service/, '20', '11', '2017').press('Enregistrer le brouillon')
  await admin.press('Publier ce tarif')
  expect(await balance()).toBe('−7,20')

  const { id } = await db.selectFrom('person').select('id').where('first_name', '=', 'Éric').executeTakeFirstOrThrow()
  const clerk = await agent('agent.scolarite')
  await clerk.open(`/agent/paniers-repas/${id}`)
  expect(clerk.text).toContain('Panier-repasNon')
  await clerk
    .pick(/panier-repas \(PAI\)/)
    .date('À partir du', '13', '11', '2017')
    .press('Enregistrer')
  expect(clerk.status, 'today keeps its price').toBe(409)
  expect(clerk.text).toContain('Choisissez demain ou un jour plus tard')
  await clerk.date('À partir du', '14', '11', '2017').date('Jusqu’au', '13', '11', '2017').press('Enregistrer')
  expect(clerk.text).toContain('Le dernier jour est avant le premier')
  await clerk.date('Jusqu’au', '20', '11', '2017').press('Enregistrer')
  expect(clerk.text).toContain('du 14/11/2017 au 20/11/2017')
  expect(await balance(), 'the meal of the 20th costs 1,45').toBe('−4,75')

  await clerk.pick('L’enfant mange le repas servi').date('À partir du', '20', '11', '2017').press('Enregistrer')
  expect(clerk.text).toContain('du 14/11/2017 au 19/11/2017')
  expect(await balance()).toBe('−7,20')
  const rows = await db.selectFrom('packed_lunch').select(['child_id', 'valid_from', 'valid_until']).execute()
  expect(rows.map((r) => [r.child_id, String(r.valid_from), String(r.valid_until)])).toEqual([[id, '2017-11-14', '2017-11-19']])
  const traced = await db.selectFrom('audit_event').select('action').where('subject', '=', `enfant/${id}`).execute()
  expect(traced.map((t) => t.action)).toEqual(expect.arrayContaining(['lunch.read', 'lunch.brought', 'lunch.served']))

  expect(
    (await (await agent('agent.regie')).open(`/agent/paniers-repas/${id}`)).status,
    'a health plan is none of the régie’s',
  ).toBe(403)
  const { parent } = await db.selectFrom('person').select('id as parent').where('kind', '=', 'adult').executeTakeFirstOrThrow()
  expect((await clerk.open(`/agent/paniers-repas/${parent}`)).status).toBe(404)
})

test('TA-16 · three months after its last day, that a child brought the meal is gone; what runs stays', async () => {
  const spans = async () =>
    (await db.selectFrom('packed_lunch').select('valid_until').orderBy('id').execute()).map(
      (row) => row.valid_until?.toString() ?? null,
    )
  const { child_id, set_by } = await db.selectFrom('packed_lunch').select(['child_id', 'set_by']).executeTakeFirstOrThrow()
  const running = { child_id, valid_from: '2017-12-01' as never, valid_until: null, set_at: (await site.ctx()).now, set_by }
  await db.insertInto('packed_lunch').values(running).execute()
  expect(await spans()).toEqual(['2017-11-19', null])
  site.setClock('2018-02-18T23:00')
  await forgetLunches(await site.ctx())
  expect(await spans()).toEqual(['2017-11-19', null])
  site.setClock('2018-02-19T03:32')
  await forgetLunches(await site.ctx())
  expect(await spans()).toEqual([null])
})
