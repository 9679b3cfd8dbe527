import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { testSite } from '#support/site.ts'

const T = '2017-11-13T10:00'
const site = await testSite(T)
const { db } = site.towns.bySlug('isques')
const PASSWORD = 'Demo+Isques62'
const fold = (text: string | null) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim()
const person = async (firstName: string) =>
  (await db.selectFrom('person').select(['id', 'household_id']).where('first_name', '=', firstName).executeTakeFirstOrThrow())!
const daniel = (await person('Daniel')).id
const eric = (await person('Éric')).id
const household = (await person('Pascal')).household_id!
const meal = (await db.selectFrom('activity').select('id').where('slug', '=', 'repas').executeTakeFirstOrThrow()).id

/** Everything that a booking moves: places taken, bookings and money. */
const state = async () => ({
  bookings: (
    await db
      .selectFrom('booking')
      .select(['child_id', 'activity_id', 'day', 'price_cents'])
      .where('cancelled_at', 'is', null)
      .orderBy('day')
      .orderBy('activity_id')
      .orderBy('child_id')
      .execute()
  ).map((b) => `${b.day} ${b.activity_id} ${b.child_id} ${b.price_cents}`),
  taken: (
    await db.selectFrom('activity_day').selectAll().where('booked', '>', 0).orderBy('day').orderBy('activity_id').execute()
  ).map((d) => `${d.day} ${d.activity_id} ${d.booked}`),
  balance: (await balanceOf(db, household, day('2017-11-13'))).balanceCents,
})

const pairs = (body: Record<string, string | string[]>): [string, string][] =>
  Object.entries(body).flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value]))

const asked = (over: Record<string, string | string[]> = {}) =>
  pairs({
    usagers: String(daniel),
    action: 'creer',
    'du.jour': '20',
    'du.mois': '11',
    'du.annee': '2017',
    'au.jour': '08',
    'au.mois': '12',
    'au.annee': '2017',
    activites: String(meal),
    periodicite: 'aucune',
    jours: ['1', '2', '3', '4', '5'],
    ...over,
  })
const URL = '/agenda/reservations-groupees'
const signIn = () => site.visitor().signIn('pascal.dupin', PASSWORD)

test('the manual’s fields fill a period: every date with its cost, closed days refused with their reason, undone whole', async () => {
  const v = await signIn()
  await (await v.open('/agenda')).follow('Réservations groupées')
  for (const label of [
    'Usagers',
    'Action',
    'Période du',
    'Activités',
    'Périodicité',
    'Jours de la semaine',
    'DUPIN Daniel',
    'Créer',
    'Mercredi',
  ])
    expect(v.text).toContain(label)
  expect(fold(v.text)).toContain('Restauration scolaire – Repas de midi 12:00 - 13:30')
  const before = await state()
  await v.forge(URL, asked())
  expect(v.status).toBe(200)
  const text = fold(v.text)
  expect(text).toMatch(/À ajouter : \d+ réservations, du 20 novembre 2017 au 8 décembre 2017/)
  expect(text).toContain('fermé : 3 dates')
  expect(await state(), 'nothing written yet').toEqual(before)
  const number = Number(/À ajouter : (\d+)/.exec(text)![1])
  await v.press(new RegExp(`Enregistrer ${number}.réservations`))
  expect(v.text).toContain('Vos réservations groupées sont enregistrées.')
  const after = await state()
  expect(after.bookings).toHaveLength(before.bookings.length + number)
  expect(after.balance).toBe(before.balance - 390 * number)
  expect(after.taken.map((d) => Number(d.split(' ')[2])).reduce((a, b) => a + b)).toBe(after.bookings.length)
  const letter = (await site.letters('pascal.dupin@example.org')).at(-1)!
  expect(letter.text.match(/Repas de midi/g)).toHaveLength(number)

  // AG-22 · asked again, everything is already there.
  await v.forge(URL, asked())
  expect(fold(v.text)).toContain('À ajouter : 0 réservation')
  expect(v.has('button', /^Enregistrer \d/)).toBe(false)

  await v.open((await lastGroup()).url)
  await v.press('Tout remettre comme avant')
  expect(v.text).toContain('Tout a été remis comme avant')
  expect(await state()).toEqual(before)
})

const lastGroup = async () => {
  const { id } = await db.selectFrom('booking_group').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return { id, url: `${URL}/${id}` }
}

test('AG-22 · the same form sent twice is saved once; AG-23 · removing is undone too, and not after ten minutes', async () => {
  const v = await signIn()
  await v.forge(URL, asked({ 'du.mois': '01', 'du.annee': '2018', 'au.mois': '02', 'au.annee': '2018', periodicite: 'paires' }))
  const form = v.document.querySelector('main form')!
  const sent = Object.fromEntries(
    [...new Set([...form.querySelectorAll('input')].map((input) => input.name))].map((name) => [
      name,
      [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)].map((input) => input.value),
    ]),
  )
  const before = await state()
  await v.forge(`${URL}/enregistrement`, pairs(sent))
  const { url } = await lastGroup()
  const once = await state()
  expect(once).not.toEqual(before)
  await v.forge(`${URL}/enregistrement`, pairs(sent))
  expect(v.url).toBe(url)
  expect(await state()).toEqual(once)

  await v.forge(URL, asked({ action: 'supprimer', 'du.mois': '01', 'du.annee': '2018', 'au.mois': '02', 'au.annee': '2018' }))
  await v.press(/^Enregistrer .*annulation/)
  expect(await state()).toEqual(before)
  await v.press('Tout remettre comme avant')
  expect(await state()).toEqual(once)

  site.later({ minutes: 10 })
  await v.open(url)
  expect(v.has('button', 'Tout remettre comme avant')).toBe(false)
  await v.forge(url, {})
  expect(v.status).toBe(409)
  expect(v.text).toContain('Les dix minutes sont passées')
  expect(await state()).toEqual(once)
  site.setClock(T)
})

test('AG-23 · a group is undone whole after its removal was made and undone: «tout a été remis» left its places booked', async () => {
  const v = await signIn()
  const before = await state()
  const period = { 'du.mois': '03', 'du.annee': '2018', 'au.mois': '03', 'au.annee': '2018', 'au.jour': '30' }
  await v.forge(URL, asked(period))
  await v.press(/^Enregistrer \d+.réservations/)
  const made = (await lastGroup()).url
  const booked = await state()
  expect(booked.bookings.length).toBeGreaterThan(before.bookings.length)
  await v.forge(URL, asked({ ...period, action: 'supprimer' }))
  await v.press(/^Enregistrer \d+.annulations/)
  await v.open((await lastGroup()).url)
  await v.press('Tout remettre comme avant')
  expect(await state()).toEqual(booked)
  await v.open(made)
  await v.press('Tout remettre comme avant')
  expect(await state()).toEqual(before)
})

test('AG-22 · a full day does not stop the rest, unless asked', async () => {
  await db
    .insertInto('activity_day')
    .values({ activity_id: meal, day: day('2018-03-13'), booked: 60 })
    .execute()
  const v = await signIn()
  const period = { 'du.jour': '12', 'du.mois': '03', 'du.annee': '2018', 'au.jour': '16', 'au.mois': '03', 'au.annee': '2018' }
  await v.forge(URL, asked({ ...period, strict: 'oui' }))
  expect(fold(v.text)).toContain('complet, toutes les places sont prises : 1 date')
  expect(v.has('button', /^Enregistrer \d/)).toBe(false)
  await v.forge(URL, asked(period))
  expect(v.has('button', /^Enregistrer 3/)).toBe(true)
  await db.deleteFrom('activity_day').where('day', '=', day('2018-03-13')).execute()
})

test('what is missing or impossible is said; another family’s child does not exist', async () => {
  const v = await signIn()
  const said = async (over: Record<string, string | string[]>, sentence: string) => {
    await v.forge(URL, asked(over))
    expect(v.status, sentence).toBe(422)
    expect(v.text).toContain(sentence)
  }
  await said({ usagers: [] }, 'Choisissez au moins une personne')
  await said({ usagers: String(eric) }, 'Usagers')
  await said({ activites: [] }, 'Choisissez au moins une activité')
  await said({ jours: [] }, 'Choisissez au moins un jour de la semaine')
  await said({ 'au.annee': '2016' }, 'le dernier jour doit suivre le premier')
  await said({ 'au.annee': '2019' }, 'choisissez une année au plus')
  await v.forge(URL, asked({ jusque: 'vacances' }))
  expect((v.document.querySelector('input[name="au.jour"]') as HTMLInputElement).value).toBe('22')
})

test('AG-20 · «Pourquoi ?» says the rule, its exact limit and who may act', async () => {
  const v = await signIn()
  const why = async (iso: string) => {
    await v.open(`/agenda/pourquoi?personne=${daniel}&jour=${iso}`)
    return fold(v.main.textContent)
  }
  await v.open(`/agenda?personne=${daniel}&mois=2017-11`)
  const cell = v.document.getElementById('j-2017-11-01')!
  expect(cell.querySelector('a')?.getAttribute('href')).toBe(`/agenda/pourquoi?personne=${daniel}&jour=2017-11-01`)
  expect(v.document.getElementById('j-2017-11-23')!.querySelector('a'), 'a day with a box').toBeNull()
  expect(await why('2017-11-01')).toContain('Férié : Toussaint')
  expect(await why('2017-11-15')).toContain('La mairie n’ouvre pas cette activité ce jour-là')
  expect(await why('2017-11-13')).toMatch(
    /Rien ne se réserve ni ne s’annule le jour même.*Limite exactedimanche 12 novembre 2017, 23 h 59/,
  )
  const rule = {
    activity_id: meal,
    purpose: 'booking',
    kind: 'days_before',
    days_before: 12,
    at_time: Temporal.PlainTime.from('10:00'),
    valid_from: day('2017-11-01'),
  }
  const { id } = await db.insertInto('cut_off_rule').values(rule).returning('id').executeTakeFirstOrThrow()
  const late = await why('2017-11-24')
  expect(late).toContain('Trop tard pour réserver')
  expect(late).toContain('La réservation se fait jusqu’à 12 jours avant, 10 h.')
  expect(late).toContain('Limite exactedimanche 12 novembre 2017, 10 h')
  expect(late).toMatch(/Qui peut agirRestauration scolaire : 03 53/)
  await v.open(`/agenda?personne=${daniel}&mois=2017-11`)
  expect(fold(v.document.getElementById('j-2017-11-24')!.textContent)).toContain(
    'Trop tard pour réserver (avant le 12 novembre, 10 h)',
  )
  await db.deleteFrom('cut_off_rule').where('id', '=', id).execute()
})

test('the whole family’s month names each child, and one order may book for several', async () => {
  const v = await signIn()
  await v.open('/agenda?personne=famille&mois=2018-03')
  expect(fold(v.document.getElementById('j-2018-03-12')!.textContent)).toContain('Daniel')
  await v.tick(/^lundi.12.mars, Daniel, 12.h, Restauration scolaire – Repas de midi/).press('Vérifier et enregistrer')
  expect(fold(v.text)).toContain('Daniel, lundi 12 mars, 12 h, Restauration scolaire – Repas de midi : 3,90 €')
  await v.press('Enregistrer ces réservations')
  expect(v.url).toBe('/agenda?personne=famille&mois=2018-03')
  expect(v.text).toContain('1 réservation enregistrée')
  for (const view of ['semaine', 'liste']) {
    await v.open(`/agenda?personne=${daniel}&vue=${view}`)
    expect(v.status, view).toBe(200)
    expect(v.has('button', 'Vérifier et enregistrer')).toBe(true)
  }
  await v.open(`/agenda?personne=${daniel}&vue=semaine&jour=2017-11-22`)
  expect(fold(v.text)).toContain('Semaine 47, du 20 au 26 novembre 2017')
  await v.follow(/^Semaine suivante/)
  expect(v.url).toBe(`/agenda?personne=${daniel}&vue=semaine&jour=2017-11-27`)
})
