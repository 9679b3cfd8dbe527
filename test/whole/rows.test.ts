import { within } from '@testing-library/dom'
import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'

// Data over code: what a town decides is a row, and changing the row changes the page.
const T = '2017-11-13T10:00'
const site = await testSite(T)
const { db } = site.towns.bySlug('isques')
const idOf = async (slug: string): Promise<number> =>
  (await db.selectFrom('activity').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
const meal = await idOf('repas')

const hubert = async (url: string): Promise<Visitor> => (await site.visitor().signIn('hubert.mounier', PASSWORD)).open(url)
/** What the agenda says of that day of November 2017. */
const told = async (date: string): Promise<{ text: string; boxes: (string | null)[] }> => {
  const me = await hubert('/agenda?mois=2017-11')
  const cell = me.document.getElementById(`j-2017-11-${date}`)!
  const boxes = within(cell)
    .queryAllByRole('checkbox')
    .map((box) => (box as HTMLInputElement).labels![0]!.textContent)
  return { text: (cell.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' '), boxes }
}
const meals = (boxes: readonly (string | null)[]): number => boxes.filter((name) => name?.includes('Repas de midi')).length

beforeEach(() => site.setClock(T))

describe('a row changed is a page changed', () => {
  test('tariff → the price in the agenda and in the review', async () => {
    const before = await hubert('/agenda?mois=2017-11')
    expect(before.text).toContain('3,90 €')
    expect(before.text).not.toContain('4,25 €')
    const old = db.updateTable('tariff').where('activity_id', '=', meal)
    await old.set({ valid_until: day('2017-10-31') }).execute()
    const { id } = await db
      .insertInto('tariff')
      .values({
        activity_id: meal,
        amount_cents: 425,
        valid_from: day('2017-11-01'),
        deliberation: '2017-40',
        published_at: Temporal.Instant.from('2017-10-01T08:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const me = await hubert('/agenda?mois=2017-11')
    expect(me.text).toContain('4,25 €')
    expect(me.text).not.toContain('3,90 €')
    me.tick(/^jeudi 23 novembre, .*Repas de midi/)
    await me.press('Vérifier et enregistrer')
    expect(me.text).toMatch(/jeudi 23 novembre.*Repas de midi : 4,25 €/)
    await db.deleteFrom('tariff').where('id', '=', id).execute()
    await old.set({ valid_until: null }).execute()
  })

  test('no tariff → no price, and nothing to book', async () => {
    expect(meals((await told('24')).boxes)).toBe(1)
    await db
      .updateTable('tariff')
      .set({ valid_until: day('2017-11-23') })
      .where('activity_id', '=', meal)
      .execute()
    const { text, boxes } = await told('24')
    expect(meals(boxes)).toBe(0)
    expect(text).toContain('Tarif non publié')
    expect(meals((await told('23')).boxes)).toBe(1)
    await db.updateTable('tariff').set({ valid_until: null }).where('activity_id', '=', meal).execute()
  })

  test('cut-off rule → the day becomes too late', async () => {
    expect(meals((await told('21')).boxes)).toBe(1)
    await db.updateTable('cut_off_rule').set({ days_before: 9 }).where('activity_id', '=', meal).execute()
    const { text, boxes } = await told('21')
    expect(meals(boxes)).toBe(0)
    expect(text).toContain('Trop tard pour réserver')
    expect(meals((await told('23')).boxes)).toBe(1)
    const me = await hubert('/agenda?mois=2017-11')
    expect(me.text).toMatch(/9 jours/)
    await db.updateTable('cut_off_rule').set({ days_before: 1 }).where('activity_id', '=', meal).execute()
  })

  test('closure → the day is closed, with its reason', async () => {
    const { id } = await db
      .insertInto('closure')
      .values({
        kind: 'fermeture',
        label: 'Grève du 28',
        first_day: day('2017-11-28'),
        last_day: day('2017-11-28'),
        computed: false,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { text, boxes } = await told('28')
    expect(boxes).toEqual([])
    expect(text).toContain('Grève du 28')
    await db.deleteFrom('closure').where('id', '=', id).execute()
    expect(meals((await told('28')).boxes)).toBe(1)
  })

  test('weekdays of an activity → the days on which it may be booked', async () => {
    expect((await told('22')).boxes).toEqual([])
    await db
      .updateTable('activity')
      .set({ weekdays: [1, 2, 3, 4, 5] })
      .where('id', '=', meal)
      .execute()
    expect(meals((await told('22')).boxes)).toBe(1)
    await db
      .updateTable('activity')
      .set({ weekdays: [1, 2, 4, 5] })
      .where('id', '=', meal)
      .execute()
  })

  test('places of an activity → Complet', async () => {
    expect(meals((await told('27')).boxes)).toBe(1)
    await db.updateTable('activity').set({ places: 0 }).where('id', '=', meal).execute()
    const { text, boxes } = await told('27')
    expect(meals(boxes)).toBe(0)
    expect(text).toContain('Complet')
    await db.updateTable('activity').set({ places: 60 }).where('id', '=', meal).execute()
  })

  test('name and hours of an activity → the agenda', async () => {
    const row = { name: 'Déjeuner', starts_at: Temporal.PlainTime.from('11:45') }
    await db.updateTable('activity').set(row).where('id', '=', meal).execute()
    expect((await told('27')).text).toContain('11 h 45, Restauration scolaire – Déjeuner')
    await db
      .updateTable('activity')
      .set({ name: 'Repas de midi', starts_at: Temporal.PlainTime.from('12:00') })
      .where('id', '=', meal)
      .execute()
  })

  test('town → name, colour and help of every page, régie and bounds of a top-up', async () => {
    const before = await db.selectFrom('town').selectAll().executeTakeFirstOrThrow()
    const row = {
      name: 'Étaples',
      brand_color: '#0a5c36',
      phone: '03 53 01 99 99',
      opening_hours: 'Le samedi',
      regie_name: 'Régie du port',
      top_up_min_cents: 500,
    }
    await db.updateTable('town').set(row).execute()
    const me = await hubert('/paiements')
    expect(me.title).toMatch(/Espace citoyen d’Étaples$/)
    const header = me.document.querySelector('header')!
    expect(header.textContent).toContain('Étaples')
    expect(me.document.querySelector('link[href="/theme/0a5c36.css"]')).not.toBeNull()
    expect(me.document.querySelector('meta[name=theme-color]')!.getAttribute('content')).toBe('#0a5c36')
    for (const words of ['03 53 01 99 99', 'Le samedi', 'Régie du port']) expect(me.text).toContain(words)
    const theme = await site.app.inject({ url: '/theme/0a5c36.css' })
    expect(theme.body).toContain('#0a5c36')
    await me.open('/paiements/recharger')
    me.type(/^Montant à charger/, '4,99')
    await me.press(/^Valider le paiement/)
    expect(me.status).toBe(422)
    expect(me.text).toContain('5,00 €')
    await db.updateTable('town').set(before).execute()
    expect((await me.open('/')).title).toMatch(/d’Isques$/)
  })

  test('minimum age of the town → who may open an account', async () => {
    const birth = async (year: string): Promise<Visitor> => {
      const me = await site.visitor().open('/inscription')
      me.type('Nom de naissance', 'Martin')
        .type('Prénom', 'Zoé')
        .date(/^Date de naissance/, '4', '3', year)
      me.type('Commune de naissance', 'LYON 02').type('Email', 'zoe@example.org')
      return me.press('Suivant')
    }
    const refused = (me: Visitor) => me.document.querySelector('[role=alert] a[href^="#champ-naissance"]') !== null
    expect(refused(await birth('2001'))).toBe(false)
    await db.updateTable('town').set({ minimum_age: 18 }).execute()
    expect(refused(await birth('2001'))).toBe(true)
    expect(refused(await birth('1999'))).toBe(false)
    await db.updateTable('town').set({ minimum_age: 15 }).execute()
  })

  test('procedure → listed, and closed where it says so', async () => {
    const { slug } = await db.selectFrom('procedure').selectAll().where('slug', '=', 'fiche-enfant').executeTakeFirstOrThrow()
    const change = (row: { is_open?: boolean; category?: string }) =>
      db.updateTable('procedure').set(row).where('slug', '=', slug).execute()
    const open = await hubert('/demarches/fiche-enfant')
    expect(open.has('button', 'Faire une demande en ligne')).toBe(true)
    await change({ is_open: false })
    const closed = await hubert('/demarches/fiche-enfant')
    expect(closed.has('button', 'Faire une demande en ligne')).toBe(false)
    expect(closed.text).toMatch(/fermée/)
    expect((await site.visitor().open('/')).text).toContain('Cette démarche est fermée pour le moment.')
    open.tick(/conditions générales/)
    await open.press('Faire une demande en ligne')
    expect(open.status, 'the page was open before it closed').toBe(409)
    await change({ is_open: true, category: 'Vie scolaire' })
    const home = await site.visitor().open('/')
    expect(home.has('heading', 'Vie scolaire')).toBe(true)
    await change({ category: 'Restauration scolaire' })
  })

  test('service → who answers, in the acknowledgement of a request', async () => {
    const [school] = await db.selectFrom('school').selectAll().execute()
    await db.updateTable('school').set({ name: 'École du Moulin' }).execute()
    const me = await site.visitor().signIn('pascal.dupin', PASSWORD)
    const draft = await db
      .selectFrom('request')
      .select('number')
      .where('status', '=', 'brouillon')
      .orderBy('number')
      .executeTakeFirstOrThrow()
    await me.open(`/demandes/${draft.number}/etape/transport`)
    me.tick('Le matin')
    await me.press('Suivant')
    expect(me.text).toContain('École du Moulin')
    await db.updateTable('school').set({ name: school!.name }).execute()
  })
})
