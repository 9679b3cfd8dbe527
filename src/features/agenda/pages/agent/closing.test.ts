import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import { setLetterText } from '#platform/mail/letter-texts.ts'
import { testSite } from '#support/site.ts'
import { closeDays, previewClosing, reopenDays } from '../../actions/close-days.ts'
import { tellClosure } from '../../actions/tell-closure.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
const agent = (login: string) => site.visitor().signIn(login, 'Demo+Isques62', '/agent/connexion')
const pascal = 'pascal.dupin@example.org'
const admin = (await db.selectFrom('account').select('id').where('login', '=', 'admin.isques').executeTakeFirstOrThrow()).id

/** Everything that a closure may touch: places, bookings, money. */
const state = async () => {
  const bookings = await db
    .selectFrom('booking')
    .select(['child_id', 'activity_id', 'day', 'household_id', 'price_cents'])
    .where('cancelled_at', 'is', null)
    .execute()
  const places = await db.selectFrom('activity_day').select(['activity_id', 'day', 'booked']).where('booked', '>', 0).execute()
  const balances = await db.selectFrom('ledger_balance').selectAll().execute()
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
  return { bookings: sorted(bookings), places: sorted(places), balances: sorted(balances) }
}
const bookedDays = async () =>
  (
    await db
      .selectFrom('booking')
      .select(['day'])
      .where('cancelled_at', 'is', null)
      .where('day', '>', day('2017-11-13'))
      .distinct()
      .orderBy('day')
      .execute()
  ).map((row) => row.day)

test('AG-11, AG-12 · a closure says what it will do, does it once, tells each family once, and is undone the same day', async () => {
  const before = await state()
  const days = await bookedDays()
  const [first, last] = [days[0]!, days.at(-1)!]
  const own = 'La mairie ferme des activités ({raisons}). Pardon pour la gêne.\n\n{reservations}\n\nRendu : {somme}\n\n{lien}'
  const ctx = await site.ctx()
  await inTransaction(ctx, (tx) => setLetterText(tx, 'fermeture', { subject: 'Fermeture', body: own }, admin))
  const who = await agent('agent.scolarite')
  await who.open('/agent/parametres/calendrier')
  expect(who.text).toContain('Vacances de Noël')
  await who.follow('Fermer des jours')
  await who.press('Voir les conséquences')
  expect(who.status).toBe(422)
  await who
    .pick('Fermeture exceptionnelle')
    .type('Motif', 'grève')
    .date(/Premier jour fermé/, '12', '11', '2017')
    .date(/Dernier jour fermé/, '10', '11', '2017')
    .press('Voir les conséquences')
  expect(who.text).toContain('Un jour passé ne peut plus être fermé')
  expect(who.text).toContain('Le dernier jour ne peut pas précéder le premier')
  await who
    .date(/Premier jour fermé/, String(first.day), String(first.month), String(first.year))
    .date(/Dernier jour fermé/, String(last.day), String(last.month), String(last.year))
    .press('Voir les conséquences')
  expect(who.status).toBe(200)
  const count = before.bookings.filter((row) => JSON.parse(row).day >= String(first)).length
  expect(count).toBeGreaterThan(3)
  expect(who.text).toMatch(
    new RegExp(`${count} réservations de 2 enfants seront annulées, \\d+,\\d\\d € recrédités, 2 familles prévenues`),
  )
  expect(who.text).toContain('La mairie ferme des activités (grève)')
  expect(who.text, 'the letter as the town writes it').toContain('Pardon pour la gêne.')
  expect(await state(), 'looking changes nothing').toEqual(before)

  await who.press('Enregistrer la fermeture')
  expect(who.text).toContain(`Fermeture enregistrée : ${count} réservations annulées, les familles sont prévenues.`)
  expect(await bookedDays()).toEqual([])
  const told = (await site.letters(pascal)).filter(({ subject }) => subject.startsWith('Fermeture'))
  expect(told).toHaveLength(1)
  expect(told[0]!.text).toContain('Daniel')
  expect(told[0]!.text).toContain('Pardon pour la gêne.')
  await inTransaction(ctx, (tx) => setLetterText(tx, 'fermeture', null, admin))
  expect(told[0]!.text).not.toContain('Éric')
  const family = await site.visitor().signIn('pascal.dupin', 'Demo+Isques62')
  await family.open(`/agenda?mois=${first.toPlainYearMonth()}`)
  expect(family.text).toContain('Fermé : grève')

  await who.press('Défaire cette fermeture')
  expect(who.text).toContain(`La fermeture est défaite : ${count} réservations rétablies, les familles sont prévenues.`)
  expect(await state(), 'undone equals before').toEqual(before)
  expect((await site.letters(pascal)).filter(({ subject }) => subject === 'Vos réservations sont rétablies')).toHaveLength(1)
  expect(
    await db.selectFrom('audit_event').select('action').where('action', 'like', 'calendar.%').orderBy('id').execute(),
  ).toEqual([{ action: 'calendar.close' }, { action: 'calendar.open' }])
})

test('AG-11 · sent twice, the same closure is one; what moved since the preview refuses it; letters are not repeated after a crash', async () => {
  const ctx = await site.ctx()
  const days = await bookedDays()
  const before = await state()
  const strike = { kind: 'fermeture', label: 'neige', firstDay: days[0]!, lastDay: days.at(-1)! } as const
  const { mark } = await previewClosing(db, [strike], ctx.now)
  const order = { closures: [strike], seen: mark, formKey: 'closing-twice-1' }
  expect((await closeDays(ctx, admin, { ...order, seen: '1.2.3', formKey: 'closing-moved' })).ok).toBe(false)
  expect(await state()).toEqual(before)
  const answers = await Promise.all([closeDays(ctx, admin, order), closeDays(ctx, admin, order), closeDays(ctx, admin, order)])
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const [answer] = answers
  if (!answer?.ok) throw new Error('refused')
  const { value } = answer
  expect(await db.selectFrom('closure').select('id').where('label', '=', 'neige').execute()).toHaveLength(1)

  const letters = async () =>
    (await site.letters(pascal)).filter(({ text }) => text.includes('(neige)') && text.includes('annulées'))
  expect(await letters()).toHaveLength(1)
  await tellClosure(ctx, { closures: value.closures, about: 'closed' })
  expect(await letters(), 'the same job again').toHaveLength(1)

  const undone = await Promise.all([1, 2].map(() => reopenDays(ctx, admin, value.closures[0]!)))
  expect(undone.sort()).toEqual([0, value.bookings].sort())
  expect(await state()).toEqual(before)
})

test('AG-11 · holidays of a school year that is gone are refused whole, and no change of it is told', async () => {
  const ctx = await site.ctx()
  const holidays = { kind: 'vacances', label: 'ailleurs', firstDay: day('2040-02-01'), lastDay: day('2040-02-10') } as const
  const { mark } = await previewClosing(db, [holidays], ctx.now)
  const years = [{ firstYear: 2039, firstDay: day('2039-09-01'), lastDay: day('2040-07-05') }]
  const done = await closeDays(ctx, admin, { closures: [holidays], years, seen: mark, formKey: 'closing-gone' })
  expect(done).toMatchObject({ ok: false, refusal: 'agenda.impact-changed' })
  expect(await db.selectFrom('closure').select('id').where('label', '=', 'ailleurs').execute()).toEqual([])
  expect(await db.selectFrom('setting_change').select('id').where('setting', 'like', '%2039%').execute()).toEqual([])
})

test('AG-12 · the day after, days open again and nothing is booked behind families’ backs; a day that another closure covers stays closed', async () => {
  const ctx = await site.ctx()
  const days = await bookedDays()
  const close = async (label: string, firstDay: Temporal.PlainDate, lastDay: Temporal.PlainDate) => {
    const closure = { kind: 'fermeture', label, firstDay, lastDay } as const
    const { mark } = await previewClosing(db, [closure], ctx.now)
    const done = await closeDays(ctx, admin, { closures: [closure], seen: mark, formKey: `closing-${label}` })
    if (!done.ok) throw new Error(done.refusal)
    return done.value
  }
  const all = await close('travaux', days[0]!, days.at(-1)!)
  const other = await close('panne', days[0]!, days[0]!)
  expect(other.bookings).toBe(0)
  await reopenDays(ctx, admin, all.closures[0]!)
  expect(await bookedDays()).toEqual(days.slice(1))
  const again = await close('panne-bis', days.at(-1)!, days.at(-1)!)
  expect(again.bookings).toBeGreaterThan(0)
  const tomorrow = { ...ctx, now: ctx.now.add({ hours: 24 }) }
  expect(await reopenDays(tomorrow, admin, again.closures[0]!)).toBe(0)
  expect(await bookedDays()).toEqual(days.slice(1, -1))
})

test('AG-11 · a closure of one activity leaves the others as they are', async () => {
  const ctx = await site.ctx()
  const [on] = await bookedDays()
  const [meal] = await db.selectFrom('activity').select('id').where('slug', '=', 'repas').execute()
  const closure = { kind: 'fermeture', label: 'four en panne', firstDay: on!, lastDay: on!, activities: [meal!.id] } as const
  const { mark, bookings } = await previewClosing(db, [closure], ctx.now)
  await closeDays(ctx, admin, { closures: [closure], seen: mark, formKey: 'closing-one' })
  const left = await db
    .selectFrom('booking')
    .innerJoin('activity', 'activity.id', 'activity_id')
    .select('slug')
    .where('day', '=', on!)
    .where('cancelled_at', 'is', null)
    .execute()
  expect(bookings).toBeGreaterThan(0)
  expect(left.map(({ slug }) => slug)).not.toContain('repas')
  expect(left.length).toBeGreaterThan(0)
})

test('AG-19 · holidays come from a calendar or a table, replace the computed ones, and change nothing the second time', async () => {
  const who = await agent('admin.isques')
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//FR',
    ...[
      ['Vacances de Noël - Zones A, B, C', '20171223', '20180108'],
      ["Vacances d'Hiver - Zone B", '20180224', '20180312'],
      ["Vacances d'Hiver - Zone A", '20180210', '20180226'],
      ['Vacances de Printemps - Zone B', '20180425', '20180507'],
    ].flatMap(([summary, from, to], i) => [
      'BEGIN:VEVENT',
      `UID:${i}@test`,
      `DTSTART;VALUE=DATE:${from}`,
      `DTEND;VALUE=DATE:${to}`,
      `SUMMARY:${summary}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n')
  const importIt = async (contents: string) => {
    await who.open('/agent/parametres/calendrier/importer')
    await who.pick('Zone B').type('Ou son contenu', contents).press('Voir les conséquences')
  }
  await importIt('ceci n’est pas un calendrier')
  expect(who.status).toBe(422)
  expect(who.text).toContain('Aucunes vacances de cette zone n’ont été trouvées')
  await importIt(ics)
  expect(who.text).toContain('Vacances d’hiver : du samedi 24 février 2018 au dimanche 11 mars 2018')
  expect(who.text).not.toContain('10 février')
  await who.press('Enregistrer la fermeture')
  expect(who.text).toContain('périodes de vacances enregistrées')
  expect(who.text).toContain('24/02/2018')
  await importIt(ics)
  expect(who.text).toContain('Ces vacances sont déjà dans le calendrier : rien n’a changé.')
  const table =
    'Libellé;Début;Fin\nVacances de Noël;23/12/2017;07/01/2018\nVacances d’hiver;24/02/2018;11/03/2018\nVacances de Printemps;25/04/2018;06/05/2018\n'
  await importIt(table)
  expect(who.text, 'the same holidays as a table').toContain('Ces vacances sont déjà dans le calendrier')
  await who.open('/agent/parametres/calendrier/importer')
  await who
    .pick('Zone B')
    .attach(/^Fichier du calendrier/, [
      { name: 'vacances.csv', bytes: Buffer.from(`${table}Vacances de la Pentecôte;19/05/2018;21/05/2018\n`) },
    ])
  await who.press('Voir les conséquences')
  expect(who.text).toContain('Vacances de la Pentecôte')
  await who.press('Enregistrer la fermeture')
  expect(who.text).toContain('19/05/2018')
  await importIt(`${table}Vacances de la Pentecôte;19/05/2018;21/05/2018\n`)
  expect(who.text, 'the same, pasted').toContain('Ces vacances sont déjà dans le calendrier')
})
