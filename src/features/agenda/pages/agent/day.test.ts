import { getAllByRole } from '@testing-library/dom'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day, parisDay } from '#core/days.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { testSite } from '#support/site.ts'
import { closeRoll } from '../../actions/call-roll.ts'
import { freezeDueLists } from '../../actions/count-days.ts'
import { childFacts } from '../../ports.ts'
import { listExpected } from '../../store/attendance.ts'
import { listBooked } from '../../store/lists.ts'

const T = '2017-11-13T10:00'
const site = await testSite(T)
const { db } = site.towns.bySlug('isques')
const agent = (login: string) => site.visitor().signIn(login, 'Demo+Isques62', '/agent/connexion')
const one = <R>(row: R | undefined): R => {
  if (row === undefined) throw new Error('no row')
  return row
}
const activity = async (slug: string) =>
  one(await db.selectFrom('activity').select('id').where('slug', '=', slug).executeTakeFirst()).id
const child = async (name: string) =>
  one(await db.selectFrom('person').select('id').where('first_name', '=', name).executeTakeFirst()).id
const [meal, daniel, eric] = [await activity('repas'), await child('Daniel'), await child('Éric')]
const household = one(
  await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'person_id')
    .select('household_id')
    .where('login', '=', 'pascal.dupin')
    .executeTakeFirst(),
).household_id!
const balance = async () => (await balanceOf(db, household, day('2017-11-13'))).balanceCents
const service = one(await db.selectFrom('activity').select('service_id').where('id', '=', meal).executeTakeFirst()).service_id

test('AG-17 · counts are frozen and sent at the hour set, once, and the page says what changed since', async () => {
  await db
    .insertInto('list_setting')
    .values({ service_id: service, at_time: Temporal.PlainTime.from('09:30'), days_before: 0, email: 'cuisine@isques.example' })
    .execute()
  const early = await site.ctx()
  await freezeDueLists({ ...early, now: early.now.subtract({ minutes: 31 }) })
  expect(await site.letters('cuisine@isques.example')).toHaveLength(0)
  const ctx = await site.ctx()
  await Promise.all([freezeDueLists(ctx), freezeDueLists(ctx)])
  await freezeDueLists(ctx)
  const sent = await site.letters('cuisine@isques.example')
  expect(sent).toHaveLength(1)
  expect(sent[0]!.text).toMatch(/Repas de midi\s: 1\senfant/)
  expect(sent[0]!.text, 'counts carry no name').not.toContain('Daniel')

  const cook = await agent('agent.cantine')
  await cook.open('/agent/listes')
  expect(cook.text).toContain('Envoyé le 13 novembre 2017 à 10 h à cuisine@isques.example.')
  await db.deleteFrom('frozen_count').where('activity_id', '=', meal).execute()
  await cook.open('/agent/listes')
  expect(cook.text).toContain('+1')
  await cook.press(/Envoyer la correction/)
  expect(cook.text).toContain('Les effectifs sont figés et envoyés.')
  expect(await site.letters('cuisine@isques.example')).toHaveLength(2)
  await cook.follow('Toute la semaine')
  expect(cook.heading).toMatch(/^Effectifs de la semaine du lundi 13 novembre/)
  await cook.open('/agent/listes/fichier?jour=2017-11-13')
  expect(cook.headers['content-type']).toContain('text/csv')
  expect(cook.html).toContain('2017-11-13;Restauration scolaire;Repas de midi;')
})

test('AG-18 · the list says what is known of a child, health only to those who may read it, and reading it is traced', async () => {
  const known = childFacts.get()
  childFacts.plug(
    async () =>
      new Map([
        [
          daniel,
          {
            meal: 'Sans viande',
            allergies: 'Arachide : stylo dans le sac',
            pai: 'Oui',
            authorised: [{ name: 'Lucie Dupin (tante)', phone: '06 00 00 00 01' }],
            toCall: [{ name: 'Famille', phone: '06 00 00 00 02' }],
          },
        ],
      ]),
  )
  const url = `/agent/listes/activites/${meal}?jour=2017-11-13`
  const cook = await agent('agent.cantine')
  await cook.open(url)
  for (const word of ['DUPIN Daniel', 'Sans viande', 'Arachide', 'Lucie Dupin (tante)', '06 00 00 00 02'])
    expect(cook.text).toContain(word)
  const reader = await agent('agent.lecture')
  await reader.open(url)
  expect(reader.text).toContain('DUPIN Daniel')
  expect(reader.text).not.toContain('Arachide')
  childFacts.plug(known)
  await cook.open(url)
  expect(cook.text).toContain('Non renseigné')
  const traces = await db
    .selectFrom('audit_event')
    .select('action')
    .where('subject', '=', `liste/2017-11-13/${meal}`)
    .orderBy('id')
    .execute()
  expect(traces.map(({ action }) => action)).toEqual(['lists.read-health', 'lists.read', 'lists.read-health'])
})

test('AG-18 · names are in French order on the list: Élise before Zoé', async () => {
  const booked = one(
    await db.selectFrom('booking').selectAll().where('activity_id', '=', meal).where('child_id', '=', daniel).executeTakeFirst(),
  )
  const sister = one(
    await sql<{
      id: number
    }>`insert into person (kind, sex, first_name, birth_name, birth_date, birth_country, birth_place, birth_department, created_at)
      select kind, sex, 'Élise', birth_name, birth_date, birth_country, birth_place, birth_department, created_at from person where id = ${daniel} returning id`
      .execute(db)
      .then(({ rows }) => rows[0]),
  ).id
  await sql`update person set first_name = 'Zoé' where id = ${daniel}`.execute(db)
  await db
    .insertInto('booking')
    .values({ ...booked, id: undefined, charge_id: null, child_id: sister })
    .execute()
  const listed = await listBooked(db, [meal], booked.day, booked.day)
  expect(listed.filter(({ child }) => [daniel, sister].includes(child)).map(({ firstName }) => firstName)).toEqual([
    'Élise',
    'Zoé',
  ])
  const called = await listExpected(db, meal, booked.day)
  expect(called.filter(({ child }) => [daniel, sister].includes(child)).map(({ name }) => name.firstName)).toEqual([
    'Élise',
    'Zoé',
  ])
  await db.deleteFrom('booking').where('child_id', '=', sister).execute()
  await sql`update person set first_name = 'Daniel' where id = ${daniel}`.execute(db)
})

test('AG-13, AG-14, AG-15 · the roll is called without script, what attendance costs follows once, and a finished call is locked until reopened', async () => {
  const before = await balance()
  const who = await agent('agent.cantine')
  await who.open('/agent/appel')
  await who.follow(/^Repas de midi/)
  expect(who.text).toContain('Attendus 1 · Présents 0 · Absents 0 · Non pointés 1')
  who.pick('Absence justifiée', who.group(/DUPIN Daniel/))
  await who.press('Enregistrer')
  expect(who.text).toContain('Attendus 1 · Présents 0 · Absents 1 · Non pointés 0')
  expect(await balance(), 'nothing is charged before the end').toBe(before)

  await who.follow('Ajouter un enfant non réservé')
  await who.type(/^Nom ou prénom/, 'mounier er').press('Chercher')
  await who.press(/^Ajouter/, who.main)
  expect(who.text).toContain('MOUNIER Éric')
  await who.press('Terminer l’appel')
  expect(who.text).toContain('Appel terminé : 1 présent, 1 absent.')
  expect(await balance()).toBe(before + 390)
  const session = { activity: meal, day: day('2017-11-13') }
  const ctx = await site.ctx()
  const cook = one(await db.selectFrom('account').select('id').where('login', '=', 'agent.cantine').executeTakeFirst()).id
  expect(await closeRoll(ctx, cook, session, [])).toMatchObject({ ok: true, value: { present: 1, absent: 1 } })
  expect(await balance(), 'finished twice, charged once').toBe(before + 390)
  await who.forge(who.url, { avant: '', [`e${daniel}`]: `${daniel}:present` })
  expect(who.status).toBe(409)
  expect(who.text).toContain('Cet appel est terminé')

  await who.open(`/agent/appel/${meal}?jour=2017-11-13`)
  await who.press('Rouvrir l’appel')
  expect(who.status).toBe(422)
  await who.type('Motif', 'erreur de case').press('Rouvrir l’appel')
  expect(who.text).toContain('Motif : erreur de case')
  who.pick('Présent', who.group(/DUPIN Daniel/))
  await who.press('Terminer l’appel')
  expect(await balance(), 'there after all: charged again').toBe(before)
  const { balanceCents } = await balanceOf(
    db,
    one(await db.selectFrom('attendance').select('household_id').where('child_id', '=', eric).executeTakeFirst()).household_id,
    parisDay(ctx.now),
  )
  expect(balanceCents).toBe(-720 - 390)
  await who.open(`/agent/appel/${meal}?jour=2017-11-16`)
  expect(who.text).toContain('L’appel se fait à partir du jour même')
  const reader = await agent('agent.lecture')
  await reader.open(`/agent/appel/${meal}`)
  expect(reader.status).toBe(403)
})

test('AG-16 · an agent books and cancels for a family beyond its rules, with a reason that it reads; what was served does not move', async () => {
  const who = await agent('agent.accueil')
  await who.open('/agent/agenda')
  await who.type(/^Nom ou prénom/, 'daniel du').press('Chercher')
  await who.follow(/Voir l’agenda/, who.main)
  expect(who.heading).toContain('DUPIN Daniel')
  const today = who.group(/lundi 13 novembre/)
  const names = getAllByRole(today, 'checkbox').map((box) => box.parentElement!.textContent)
  expect(names.join(' '), 'the roll-call of the meal is finished').not.toContain('Repas de midi')
  const evening = getAllByRole(today, 'checkbox').find((box) =>
    box.parentElement!.textContent!.includes('Garderie soir'),
  ) as HTMLInputElement
  evening.checked = !evening.checked
  await who.press('Vérifier')
  expect(who.status).toBe(422)
  const again = getAllByRole(who.group(/lundi 13 novembre/), 'checkbox').find((box) =>
    box.parentElement!.textContent!.includes('Garderie soir'),
  ) as HTMLInputElement
  const wasBooked = again.checked
  again.checked = !wasBooked
  await who.type('Motif', 'réunion tardive').press('Vérifier')
  expect(who.text).toContain('une réservation ne peut plus changer le jour même')
  const before = await balance()
  await who.press('Enregistrer pour la famille')
  expect(who.text).toContain(wasBooked ? '1 réservation annulée' : '1 réservation enregistrée')
  expect(await balance()).toBe(before + (wasBooked ? 110 : -110))
  const letter = (await site.letters('pascal.dupin@example.org')).find(
    ({ subject }) => subject === 'La mairie a changé des réservations',
  )!
  expect(letter.text).toContain('réunion tardive')
  expect(await db.selectFrom('audit_event').select('id').where('action', '=', 'bookings.change').execute()).toHaveLength(1)
  const parent = await site.visitor().signIn('pascal.dupin', 'Demo+Isques62')
  await parent.open(`/agent/agenda/${daniel}`)
  expect(parent.status).toBe(403)
})

test('the load of each day is a bar with its figures, and a file', async () => {
  const who = await agent('agent.accueil')
  await who.open('/agent/frequentation')
  expect(who.document.querySelectorAll('meter').length).toBeGreaterThan(0)
  await who.follow('Fichier CSV')
  expect(who.html).toContain('2017-11-13;Restauration scolaire;Repas de midi;60;1;')
})
