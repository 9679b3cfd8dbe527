import { gzipSync } from 'node:zlib'
import { getAllByRole, queryAllByRole, within } from '@testing-library/dom'
import pg from 'pg'
import { beforeEach, expect, test, vi } from 'vitest'
import { day } from '#core/days.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { addTariff } from '#features/tariffs/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { forgetSettled, noteRevision } from '#platform/db/settled.ts'
import { testSite } from '#support/site.ts'
import { type FamilySlots, gatherFamily } from '../../actions/gather-slots.ts'
import { slotKey } from '../../domain/changes.ts'
import { LIKENESSES, likenessOf } from '../../domain/slot.ts'

const T = '2017-11-13T10:00'
const site = await testSite(T)
const { db, pool } = site.towns.bySlug('isques')
const PASSWORD = 'Demo+Isques62'
const signIn = (login: string) => site.visitor().signIn(login, PASSWORD)
type Browser = Awaited<ReturnType<typeof signIn>>

const idOf = async (firstName: string) =>
  (await db.selectFrom('person').select('id').where('first_name', '=', firstName).executeTakeFirstOrThrow()).id
const activityOf = async (slug: string) =>
  (await db.selectFrom('activity').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
const daniel = await idOf('Daniel')
const eric = await idOf('Éric')
const meal = await activityOf('repas')
const agenda = (child: number, month = '2017-11') => `/agenda?personne=${child}&mois=${month}`
const fold = (text: string | null) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim()
const cell = (v: Browser, iso: string) => v.document.getElementById(`j-${iso}`)!
const told = (v: Browser, iso: string) => fold(cell(v, iso).textContent)
const boxes = (v: Browser) => queryAllByRole(v.main, 'checkbox') as HTMLInputElement[]
const lunch = (name: string) => new RegExp(`^${name}, 12 h, Restauration scolaire – Repas de midi`.replaceAll(' ', '\\s'))
const bookings = async (child: number) =>
  (
    await db
      .selectFrom('booking')
      .select(['day', 'activity_id'])
      .where('child_id', '=', child)
      .where('cancelled_at', 'is', null)
      .orderBy('day')
      .execute()
  ).map((b) => `${b.day}.${b.activity_id}`)

beforeEach(() => site.setClock(T))

test('the month shows the manual’s week numbers, weekdays and five colours, each with its word', async () => {
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel))
  expect(v.title).toMatch(/^Agenda – novembre 2017/)
  expect(v.title).not.toContain('Daniel')
  expect(fold(v.main.querySelector('.th')!.textContent)).toBe('Sem.lun.mar.mer.jeu.ven.sam.dim.')
  expect([...v.main.querySelectorAll('h3')].map((h) => fold(h.textContent))).toEqual([
    'Sem. 44',
    'Sem. 45',
    'Sem. 46',
    'Sem. 47',
    'Sem. 48',
  ])
  const legend = within(v.main).getByRole('list', { name: 'Légende' })
  expect([...legend.children].map((li) => li.textContent)).toEqual([
    'Réservable',
    'Réservé',
    'Aujourd’hui',
    'Réservé aujourd’hui',
    'Fermé',
  ])
  expect(told(v, '2017-11-10')).toContain('12 h, Restauration scolaire – Repas de midi Réservé')
  expect(told(v, '2017-11-13')).toContain('Aujourd’hui')
  expect(told(v, '2017-11-13')).toContain('12 h, Restauration scolaire – Repas de midi Réservé')
  expect(cell(v, '2017-11-13').getAttribute('aria-current')).toBe('date')
  expect(told(v, '2017-11-15')).toContain('Fermé')
  expect(told(v, '2017-11-01')).toContain('Férié : Toussaint')
  expect(told(v, '2017-11-02')).toContain('Vacances de la Toussaint')
  expect(boxes(v).filter((box) => box.checked)).toHaveLength(3)
  expect(v.has('checkbox', lunch('jeudi 16 novembre'))).toBe(true)
})

test('AG-1 · neither today, nor the past, nor a closed day has a box', async () => {
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel))
  for (const box of boxes(v)) expect(box.value > '2017-11-14', box.value).toBe(true)
  for (const iso of ['2017-11-10', '2017-11-13', '2017-11-15', '2017-11-18'])
    expect(within(cell(v, iso)).queryAllByRole('checkbox')).toEqual([])
})

test('two days are ticked, reviewed, saved, told by e-mail, and one is cancelled', async () => {
  const v = await signIn('hubert.mounier')
  await v.open(agenda(eric))
  v.tick(lunch('mardi 21 novembre')).tick(lunch('jeudi 23 novembre'))
  await v.press('Vérifier et enregistrer')
  expect(v.heading).toBe('Vérifiez vos réservations')
  expect(v.text, 'each price says why').toMatch(/Pourquoi ce prix \? .+ : .*Le calcul, étape par étape/)
  expect(v.text).toContain('À ajouter (2)')
  expect(v.text).toContain('mardi 21 novembre, 12 h, Restauration scolaire – Repas de midi : 3,90 €')
  expect(v.text).toContain('Solde actuel−7,20 €Incidence−7,80 €Solde après enregistrement−15,00 €')
  expect(await bookings(eric)).toHaveLength(4)
  await v.press('Enregistrer ces réservations')
  expect(v.url).toBe(agenda(eric))
  expect(v.text).toContain('2 réservations enregistrées')
  const letter = (await site.letters('hubert.mounier@example.org')).at(-1)!
  expect(fold(letter.text)).toContain('jeudi 23 novembre 2017, 12 h, Restauration scolaire – Repas de midi : 3,90 €')
  expect(letter.subject).not.toContain('Éric')

  v.tick(lunch('mardi 21 novembre'), false)
  await v.press('Vérifier et enregistrer')
  expect(v.text).toContain('À annuler (1)')
  await v.press('Enregistrer ces réservations')
  expect(v.text).toContain('1 réservation annulée')
  v.tick(lunch('mardi 21 novembre')).tick(lunch('jeudi 23 novembre'), false)
  await (await v.press('Vérifier et enregistrer')).press('Enregistrer ces réservations')
  expect(v.text).toContain('1 réservation enregistrée, 1 annulée')
  await v.tick(lunch('mardi 21 novembre'), false).press('Vérifier et enregistrer')
  await v.press('Enregistrer ces réservations')
  expect(await bookings(eric)).toHaveLength(4)
})

test('nothing ticked nor unticked is said, linked to the first box', async () => {
  const v = await signIn('hubert.mounier')
  await v.open(agenda(eric))
  await v.press('Vérifier et enregistrer')
  expect(v.status).toBe(422)
  expect(v.title).toMatch(/^Erreur\s: /)
  const link = within(v.main).getByRole('link', { name: /Cochez au moins un jour/ })
  expect(v.document.querySelector(link.getAttribute('href')!)?.tagName).toBe('INPUT')
})

test('«Modifier mes choix» shows the month with what was ticked', async () => {
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel))
  v.tick(lunch('mardi 21 novembre')).tick(lunch('jeudi 16 novembre'), false)
  await (await v.press('Vérifier et enregistrer')).press('Modifier mes choix')
  const ticked = (name: string) => (v.field('checkbox', lunch(name)) as HTMLInputElement).checked
  expect([ticked('mardi 21 novembre'), ticked('jeudi 16 novembre'), ticked('vendredi 17 novembre')]).toEqual([true, false, true])
  await v.press('Vérifier et enregistrer')
  expect(v.text).toContain('À ajouter (1)')
  expect(v.text).toContain('À annuler (1)')
})

test('AG-6 · what the other parent booked meanwhile is kept, and shown without its price', async () => {
  const [hubert, claire] = [await signIn('hubert.mounier'), await signIn('claire.lefebvre')]
  await hubert.open(agenda(eric))
  await claire.open(agenda(eric))
  expect(told(claire, '2017-11-17')).toContain('réservé par l’autre parent')
  await (await claire.tick(lunch('vendredi 24 novembre')).press('Vérifier et enregistrer')).press('Enregistrer ces réservations')
  await (await hubert.tick(lunch('lundi 27 novembre')).press('Vérifier et enregistrer')).press('Enregistrer ces réservations')
  expect(hubert.text).toContain('1 réservation enregistrée')
  expect(await bookings(eric)).toEqual(expect.arrayContaining([`2017-11-24.${meal}`, `2017-11-27.${meal}`]))
  expect(told(hubert, '2017-11-24')).toContain('réservé par l’autre parent')
  await hubert.tick(lunch('vendredi 24 novembre'), false).press('Vérifier et enregistrer')
  expect(hubert.text).toContain('réservé par l’autre parent, qui sera recrédité')
  expect(hubert.text).toContain('Incidence0,00 €')
})

test('AG-7 · a price that changes between review and saving is refused with 409 and shown again', async () => {
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel, '2018-02'))
  await v.tick(lunch('jeudi 1er février')).press('Vérifier et enregistrer')
  await inTransaction(await site.ctx(), (tx) =>
    addTariff(tx, {
      activity: meal,
      label: 'Tarif enfant',
      amountCents: 420,
      validFrom: day('2018-02-01'),
      deliberation: 'test',
    }),
  )
  const before = await bookings(daniel)
  await v.press('Enregistrer ces réservations')
  expect(v.status).toBe(409)
  expect(v.title).toMatch(/^Erreur\s: /)
  expect(v.text).toContain('Un prix ou une place a changé depuis que vous avez vérifié')
  expect(v.text).toContain('jeudi 1er février, 12 h, Restauration scolaire – Repas de midi : 4,20 €')
  expect(await bookings(daniel)).toEqual(before)
  await v.press('Enregistrer ces réservations')
  expect(v.text).toContain('1 réservation enregistrée')
})

test('a place that fills up between review and saving is refused with its reason', async () => {
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel, '2018-01'))
  await v.tick(lunch('jeudi 18 janvier')).press('Vérifier et enregistrer')
  await db.updateTable('activity').set({ places: 0 }).where('id', '=', meal).execute()
  await v.press('Enregistrer ces réservations')
  expect(v.status).toBe(409)
  expect(v.text).toContain('jeudi 18 janvier, 12 h, Restauration scolaire – Repas de midi : complet')
  expect(v.has('button', 'Enregistrer ces réservations')).toBe(false)
  await v.open(agenda(daniel, '2018-01'))
  expect(told(v, '2018-01-18')).toContain('Repas de midi Complet')
  await db.updateTable('activity').set({ places: 60 }).where('id', '=', meal).execute()
})

test('a row changed is a page changed: price, cut-off, weekdays, closure, enrolment', async () => {
  const v = await signIn('pascal.dupin')
  const show = () => v.open(agenda(daniel, '2018-03'))
  await show()
  expect(v.text).toContain(
    '12 h, Restauration scolaire – Repas de midi, jusqu’à 13 h 30 : 4,20 €. Réservation et annulation jusqu’à la veille, 23 h 59.',
  )
  expect(v.has('checkbox', lunch('lundi 19 mars'))).toBe(true)

  const rule = {
    activity_id: meal,
    purpose: 'booking',
    kind: 'days_before',
    days_before: 130,
    at_time: Temporal.PlainTime.from('10:00'),
    valid_from: day('2018-03-19'),
  }
  const { id } = await db.insertInto('cut_off_rule').values(rule).returning('id').executeTakeFirstOrThrow()
  await show()
  expect(told(v, '2018-03-19')).toContain('Repas de midi Trop tard pour réserver')
  expect(v.has('checkbox', lunch('vendredi 16 mars'))).toBe(true)
  expect(v.text).toContain('Réservation jusqu’à 130 jours avant, 10 h ; annulation jusqu’à la veille, 23 h 59.')
  await db.deleteFrom('cut_off_rule').where('id', '=', id).execute()

  await db
    .updateTable('activity')
    .set({ weekdays: [1, 2, 3, 4, 5] })
    .where('id', '=', meal)
    .execute()
  await show()
  expect(v.has('checkbox', lunch('mercredi 21 mars'))).toBe(true)
  await db
    .updateTable('activity')
    .set({ weekdays: [1, 2, 4, 5] })
    .where('id', '=', meal)
    .execute()

  const strike = { kind: 'fermeture', label: 'grève', first_day: day('2018-03-20'), last_day: day('2018-03-20'), computed: false }
  await db.insertInto('closure').values(strike).execute()
  await show()
  expect(told(v, '2018-03-20')).toContain('Fermé : grève')
  expect(within(cell(v, '2018-03-20')).queryAllByRole('checkbox')).toEqual([])

  await db
    .updateTable('activity_enrolment')
    .set({ last_day: day('2018-03-15') })
    .where('child_id', '=', daniel)
    .where('activity_id', '=', meal)
    .execute()
  await show()
  expect([v.has('checkbox', lunch('jeudi 15 mars')), v.has('checkbox', lunch('vendredi 16 mars'))]).toEqual([true, false])
  await db
    .updateTable('activity_enrolment')
    .set({ last_day: day('2018-07-06') })
    .where('child_id', '=', daniel)
    .where('activity_id', '=', meal)
    .execute()
})

test('AG-25 · an overdraft is said where the activity says so, and refused where it refuses: month, «Pourquoi ?», review', async () => {
  const v = await signIn('pascal.dupin')
  const { household_id } = await db
    .selectFrom('person')
    .select('household_id')
    .where('first_name', '=', 'Pascal')
    .executeTakeFirstOrThrow()
  const { balanceCents } = await balanceOf(db, household_id!, day('2017-11-13'))
  const howMany = Math.max(0, Math.floor(balanceCents / 390)) + 1
  await v.open(agenda(daniel, '2018-03'))
  const free = boxes(v).filter((box) => !box.checked && /\.\d+\.\d+$/.test(box.value) && box.value.split('.')[1] === String(meal))
  expect(free.length).toBeGreaterThanOrEqual(howMany)
  const tick = () =>
    v.forge(
      `/agenda/verification?personne=${daniel}&mois=2018-03`,
      free.slice(0, howMany).map((box) => ['r', box.value]),
    )
  await tick()
  expect(fold(v.text)).toMatch(/Votre solde passera à −.* pensez à recharger votre compte/)
  const set = (overdraft: string) => db.updateTable('activity').set({ overdraft }).where('id', '=', meal).execute()
  try {
    await set('accept')
    await tick()
    expect(v.text).not.toContain('Votre solde passera')
    await set('refuse')
    await tick()
    expect(fold(v.text)).toMatch(
      /Refusé \(1\).* : solde insuffisant, il manque \d+,\d\d € et cette activité ne se réserve pas à découvert/,
    )
    if (howMany === 1) {
      await v.open(agenda(daniel, '2018-03'))
      expect(boxes(v).some((box) => box.value === free[0]!.value)).toBe(false)
      const iso = free[0]!.value.slice(0, 10)
      expect(told(v, iso)).toContain('Solde insuffisant')
      await v.open(`/agenda/pourquoi?personne=${daniel}&jour=${iso}`)
      expect(fold(v.text)).toMatch(/Solde insuffisant.*il manque \d+,\d\d € sur votre compte.*Qui peut agirVous/)
    }
  } finally {
    await set('warn')
  }
})

test('AG-2 · a booking whose cancelling is over is shown locked', async () => {
  const rule = {
    activity_id: meal,
    purpose: 'cancelling',
    kind: 'days_before',
    days_before: 10,
    at_time: Temporal.PlainTime.from('10:00'),
    valid_from: day('2017-11-01'),
  }
  const { id } = await db.insertInto('cut_off_rule').values(rule).returning('id').executeTakeFirstOrThrow()
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel))
  expect(told(v, '2017-11-16')).toContain('Réservé, non modifiable')
  await db.deleteFrom('cut_off_rule').where('id', '=', id).execute()
})

test('AG-1 · at 23:59 in Paris tomorrow can still be booked; a minute later, at the same review, it cannot', async () => {
  site.setClock('2017-11-13T23:58:30')
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel))
  await v.tick(lunch('mardi 14 novembre')).press('Vérifier et enregistrer')
  site.setClock('2017-11-14T00:00:00')
  await v.press('Enregistrer ces réservations')
  expect(v.status).toBe(409)
  expect(v.text).toContain('une réservation ne peut plus changer le jour même')
  expect(await bookings(daniel)).not.toContain(`2017-11-14.${meal}`)
})

test('what no page offered is refused when posted', async () => {
  const v = await signIn('pascal.dupin')
  const before = await bookings(daniel)
  const query = `?personne=${daniel}&mois=2017-11`
  for (const iso of ['2017-11-13', '2017-11-09', '2017-11-15', '2017-12-25', '2019-10-10']) {
    await v.forge(`/agenda/verification${query}`, { avant: '', r: `${iso}.${meal}` })
    expect(v.text, iso).toContain('Refusé (1)')
    await v.forge(`/agenda/enregistrement${query}`, { cle: crypto.randomUUID(), vu: `+${iso}.${meal}.${daniel}.390` })
    expect(v.status, iso).toBe(409)
  }
  await v.forge(`/agenda/enregistrement${query}`, { cle: crypto.randomUUID(), vu: `-2017-11-10.${meal}.${daniel}.1` })
  expect(v.status).toBe(409)
  const rubbishes: Record<string, string>[] = [{}, { vu: 'x', cle: 'y' }, { avant: 'x y z', r: 'nonsense' }]
  for (const rubbish of rubbishes) {
    await v.forge(`/agenda/verification${query}`, rubbish)
    expect(v.status).toBe(422)
  }
  expect(await bookings(daniel)).toEqual(before)
})

test('another family’s child does not exist', async () => {
  const v = await signIn('pascal.dupin')
  for (const url of [agenda(eric), '/agenda?personne=0', '/agenda?personne=x', agenda(daniel, '2017-13')]) {
    await v.open(url)
    expect(v.status, url).toBe(404)
  }
  await v.forge(`/agenda/verification?personne=${eric}`, { avant: '', r: `2017-11-20.${meal}` })
  expect(v.status).toBe(404)
  await v.forge(`/agenda/enregistrement?personne=${eric}`, { cle: crypto.randomUUID(), vu: `+2017-11-21.${meal}.${eric}.390` })
  expect(v.status).toBe(404)
  // Named in the order itself, on the page of one's own child or of one's family.
  for (const who of [daniel, 'famille']) {
    await v.forge(`/agenda/verification?personne=${who}`, { avant: '', r: `2017-11-20.${meal}.${eric}` })
    expect(v.status).toBe(404)
    await v.forge(`/agenda/enregistrement?personne=${who}`, { cle: crypto.randomUUID(), vu: `+2017-11-21.${meal}.${eric}.390` })
    expect(v.status).toBe(404)
  }
})

test('a child who cannot be booked for says why and what to do next', async () => {
  const v = await signIn('pascal.dupin')
  const said = async (name: string, link: string) => {
    await v.open(agenda(await idOf(name)))
    expect(v.has('link', link), name).toBe(true)
    return v.text
  }
  expect(await said('Florian', 'Suivre mes demandes')).toContain('en cours de vérification')
  expect(await said('Alice', 'Reprendre ma demande')).toContain('pas encore enregistrée')
  const claire = await signIn('claire.lefebvre')
  await db
    .deleteFrom('guardianship')
    .where(
      'adult_id',
      '=',
      (await db.selectFrom('person').select('id').where('first_name', '=', 'Claire').executeTakeFirstOrThrow()).id,
    )
    .execute()
  await claire.open('/agenda')
  expect(claire.text).toContain('Aucun enfant n’est lié à votre compte.')
  expect(claire.has('link', 'Faire une fiche enfant')).toBe(true)
})

test('a month without open days leads to the first day that can be booked', async () => {
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel, '2018-08'))
  expect(v.text).toContain('Aucun jour n’est réservable ce mois-ci.')
  await v.follow('Aller au premier jour réservable')
  expect(v.url).toBe(agenda(daniel))
  expect(v.document.getElementById('j-2017-11-14')).not.toBeNull()
  await v.follow(/^Mois suivant/)
  expect(v.url).toBe(agenda(daniel, '2017-12'))
  await v.follow('Aujourd’hui')
  expect(v.url).toBe(agenda(daniel))
})

test('the agenda costs the same number of queries for a short and a long month, one child and five', async () => {
  const queries = vi.spyOn(pg.Client.prototype, 'query')
  const cost = async (login: string, url: string) => {
    const v = await signIn(login)
    await v.open(url)
    const asked: number[] = []
    // The least of three: what runs beside it is not its own.
    for (let visit = 0; visit < 3; visit++) {
      queries.mockClear()
      await v.open(url)
      asked.push(queries.mock.calls.length)
    }
    return Math.min(...asked)
  }
  const one = await cost('hubert.mounier', agenda(eric))
  expect(one).toBeGreaterThan(0)
  expect(await cost('pascal.dupin', agenda(daniel))).toBe(one)
  expect(await cost('pascal.dupin', agenda(daniel, '2018-01'))).toBe(one)
  expect(await cost('pascal.dupin', '/agenda?personne=famille')).toBe(one)
  expect(one).toBeLessThanOrEqual(4)
  queries.mockRestore()
})

test('a month names every child and reads the places of whom it shows: the one asked, or the first who may book', async () => {
  const { person_id: guardian } = await db
    .selectFrom('account')
    .select('person_id')
    .where('login', '=', 'pascal.dupin')
    .executeTakeFirstOrThrow()
  const { household_id: household } = await db
    .selectFrom('person')
    .select('household_id')
    .where('id', '=', guardian!)
    .executeTakeFirstOrThrow()
  const { now } = await site.ctx()
  const wish = { guardian, household: household!, children: null, now, first: day('2017-10-30'), last: day('2017-12-03') }
  const all = await gatherFamily(db, wish)
  const shownOf = (slots: FamilySlots) => slots.children.filter((child) => child.isShown).map((child) => child.id)
  expect(shownOf(all)).toEqual(all.children.map((child) => child.id))
  const likenesses = new Map<number, string>()
  for (const { id } of all.children) {
    const one = await gatherFamily(db, { ...wish, shown: id })
    expect([one.children.length, shownOf(one)]).toEqual([all.children.length, [id]])
    for (const other of all.children) if (other.id !== id) expect(() => one.of(other.id)).toThrow(RangeError)
    expect(one.of(id).activities).toEqual(all.of(id).activities)
    for (const [place, { id: activity }] of all.of(id).activities.entries())
      for (const [nth, theDay] of all.days.entries()) {
        const slot = one.of(id).nth(place, nth)
        expect(slot).toEqual(all.of(id).at({ activity, day: theDay }))
        expect(one.of(id).priceOn(place, nth)).toBe(slot.price)
        // The same for every family; of two activities or two days, never the same.
        const alike = one.of(id).alike(place, nth)
        expect(all.of(id).alike(place, nth)).toBe(alike)
        expect(likenesses.get(alike) ?? slotKey(slot)).toBe(slotKey(slot))
        likenesses.set(alike, slotKey(slot))
        expect(alike % LIKENESSES).toBe(likenessOf(slot))
      }
  }
  const first = all.children.find((child) => child.enrolled)!
  expect(shownOf(await gatherFamily(db, { ...wish, shown: 'first' }))).toEqual([first.id])
  for (const [place, nth] of [
    [0, all.days.length],
    [0, -1],
    [all.of(first.id).activities.length, 0],
  ] as const)
    for (const ask of ['nth', 'alike', 'priceOn'] as const) expect(() => all.of(first.id)[ask](place, nth)).toThrow(RangeError)
  // One calendar for everybody, for as long as the town changes nothing.
  noteRevision(db, all.revision)
  const { calendar } = await gatherFamily(db, wish)
  expect((await gatherFamily(db, { ...wish, shown: first.id })).calendar).toBe(calendar)
  forgetSettled(db)
  expect((await gatherFamily(db, wish)).calendar).not.toBe(calendar)
})

test('a family’s month reads its own bookings, not everybody’s of those days, whatever the plan', async () => {
  // What others have booked in a town of ordinary size: five hundred children, five days.
  await pool.query(
    `with adult as (select p.id, p.household_id, a.id as account from account a join person p on p.id = a.person_id where a.login = 'pascal.dupin'),
      kid as (insert into person (kind, sex, first_name, birth_name, birth_date, birth_country, birth_place, birth_department, created_at)
        select 'child', 'F', 'Enfant', 'Essai', '2010-01-01', 'France', 'LYON 02', '69', now() from generate_series(1, 500) returning id)
     insert into booking (child_id, activity_id, day, household_id, booked_by, booked_at, price_cents)
     select kid.id, $1::bigint, date '2017-11-06' + d, household_id, account, now(), 390 from kid, adult, generate_series(0, 4) d`,
    [meal],
  )
  await pool.query('vacuum analyze')
  const queries = vi.spyOn(pg.Client.prototype, 'query')
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel, '2017-11'))
  const asked = queries.mock.calls.map(([config]) => config as unknown as pg.QueryConfig)
  const facts = asked.find((config) => config?.name?.startsWith('agenda.family-facts'))!
  queries.mockRestore()
  const client = await pool.connect()
  try {
    await client.query(`prepare facts as ${facts.text}`)
    await client.query('set plan_cache_mode = force_generic_plan')
    const values = facts.values!.map((value) => (value === null ? 'null' : client.escapeLiteral(String(value)))).join(', ')
    const { rows } = await client.query(`explain (analyze, format json) execute facts (${values})`)
    type Node = { 'Relation Name'?: string; 'Index Cond'?: string; 'Rows Removed by Filter'?: number; Plans?: Node[] }
    const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
    const scans = nodes(rows[0]['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'booking')
    // One child at a time: of «any of these», the planner may find the days easier to look for.
    expect(scans.map((node) => node['Index Cond'])).toEqual([expect.stringMatching(/^\(\(child_id = shown/)])
    expect(scans[0]!['Rows Removed by Filter'] ?? 0).toBe(0)
  } finally {
    client.release(true)
  }
})

test('a month weighs at most 15 KB compressed and needs no script', async () => {
  const v = await signIn('pascal.dupin')
  await v.open(agenda(daniel, '2018-01'))
  expect(gzipSync(v.html).length).toBeLessThanOrEqual(15_000)
  expect(getAllByRole(v.main, 'checkbox').length).toBeGreaterThan(40)
  expect(v.main.querySelectorAll('script, [onclick], [style]')).toHaveLength(0)
})
