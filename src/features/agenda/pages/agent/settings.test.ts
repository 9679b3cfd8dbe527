import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
const admin = await site.visitor().signIn('admin.isques', 'Demo+Isques62', '/agent/connexion')

test('AG-2 · a cut-off is tried with examples, then kept, and the family’s page follows at once', async () => {
  const { id } = await db.selectFrom('activity').select('id').where('slug', '=', 'repas').executeTakeFirstOrThrow()
  await admin.open('/agent/parametres')
  await admin.follow('Activités et délais')
  expect(admin.text).toContain('Réservation et annulation jusqu’à la veille, 23 h 59.')
  await admin.open(`/agent/parametres/activites/${id}/delais`)
  admin
    .pick('Réserver')
    .pick('Un jour de la semaine précédente')
    .choose('Jour de la semaine', 'Jeudi')
    .type('Dernière heure', '10 h')
  await admin.date(/À partir des jours du/, '14', '11', '2017').press('Voir les exemples')
  expect(admin.text).toContain('lundi 20 novembre 2017jeudi 16 novembre 2017, 10 h')
  expect(await db.selectFrom('cut_off_rule').select('id').where('kind', '=', 'weekday_before').execute()).toEqual([])
  await admin.press('Enregistrer le délai')
  expect(admin.text).toContain(
    'Réservation jusqu’au jeudi de la semaine précédente, 10 h ; annulation jusqu’à la veille, 23 h 59.',
  )
  const family = await site.visitor().signIn('pascal.dupin', 'Demo+Isques62')
  await family.open('/agenda?mois=2017-11')
  expect(family.text).toContain('jusqu’au jeudi de la semaine précédente, 10 h')
  await admin.type('Dernière heure', '25 h').pick('Annuler').pick('Un nombre de jours avant').press('Enregistrer le délai')
  expect(admin.status).toBe(422)
})

test('AG-24 · an activity is added and changed; what is booked is never left on a closed day', async () => {
  const { id } = await db.selectFrom('activity').select('id').where('slug', '=', 'garderie-matin').executeTakeFirstOrThrow()
  await admin.open(`/agent/parametres/activites/${id}`)
  await admin.date(/Fermée à partir du/, '14', '11', '2017').press('Enregistrer l’activité')
  expect(admin.status).toBe(409)
  expect(admin.text).toContain('fermez d’abord ces jours dans le calendrier')
  await admin.open(`/agent/parametres/activites/${id}`)
  await admin.type('Places par jour', '25').press('Enregistrer l’activité')
  expect(admin.text).toContain('L’activité est enregistrée.')
  expect((await db.selectFrom('activity').select('places').where('id', '=', id).executeTakeFirstOrThrow()).places).toBe(25)
  await admin.open('/agent/parametres/activites/nouvelle')
  await admin
    .choose('Service', 'Garderie')
    .type('Session', 'Mercredi loisirs')
    .type('Nom', 'Mercredi loisirs')
    .type('Heure de début', '9h')
  await admin.type('Heure de fin', '8h').tick('Mercredi').type('Places par jour', '20').press('Enregistrer l’activité')
  expect(admin.text).toContain('La fin doit suivre le début')
  await admin.type('Heure de fin', '17:30').press('Enregistrer l’activité')
  expect(admin.heading).toContain('Mercredi loisirs')
  const reader = await site.visitor().signIn('agent.scolarite', 'Demo+Isques62', '/agent/connexion')
  await reader.open('/agent/parametres/activites')
  expect(reader.status).toBe(403)
})

test('CT-7, CT-8 · the next year is made by copy, its dates are settled and never overlap another’s', async () => {
  await admin.open('/agent/parametres/annees')
  await admin.press('Créer l’année suivante par copie')
  expect(admin.text).toContain('2019/2020')
  const year = (first: number) =>
    db.selectFrom('school_year').selectAll().where('first_year', '=', first).executeTakeFirstOrThrow()
  const [last, copy] = [await year(2018), await year(2019)]
  expect(copy.first_day.dayOfWeek).toBe(last.first_day.dayOfWeek)
  const closures = await db.selectFrom('closure').select('label').where('first_day', '>', day('2019-08-15')).execute()
  expect(closures.map(({ label }) => label)).toEqual(expect.arrayContaining(['Vacances de Noël', 'Armistice 1918']))
  await admin.follow('2019/2020')
  await admin.date(/Premier jour/, '1', '6', '2019').press('Enregistrer les dates')
  expect(admin.status).toBe(409)
  await admin.date(/Premier jour/, '3', '9', '2019').press('Enregistrer les dates')
  expect(admin.text).toContain('Arrêtées par la mairie')
})

test('AG-15, AG-17 · what a kind of attendance costs, and when counts leave, are rows that an administrator changes', async () => {
  await admin.open('/agent/parametres/presences')
  await admin.follow('Absence justifiée')
  await admin.type('Pourcentage du prix', '50').type('Ou prix fixe', '1,50').press('Enregistrer')
  expect(admin.status).toBe(422)
  await admin.type('Ou prix fixe', '').press('Enregistrer')
  expect(admin.text).toContain('50 % du prix')
  await admin.open('/agent/parametres/envois')
  await admin.choose('Service', 'Restauration scolaire').pick('La veille').type('Heure', '16:00')
  await admin.type('Adresse électronique', 'cuisine@isques.example').press('Enregistrer l’envoi')
  expect(admin.text).toContain('la veille, 16 h')
  await admin.press(/^Retirer/, admin.main)
  expect(admin.text).toContain('Aucun envoi n’est réglé.')
})
