import { expect, test } from 'vitest'
import { features } from '#app/features.ts'
import { overAt, showKeep } from '#platform/db/retention.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { TREATMENTS } from './domain/treatments.ts'
import { EXPORTS, INACTIVE } from './retention.ts'

const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const READERS = '/profil/mes-donnees/consultations'

test('RT-20 · a family reads which service saw or changed its file, in words and by pages; another family does not', async () => {
  const { household_id } = await db
    .selectFrom('person')
    .select('household_id')
    .where('first_name', '=', 'Hubert')
    .executeTakeFirstOrThrow()
  const me = await site.visitor().signIn('hubert.mounier', PASSWORD)
  const agent = await site.visitor().signIn('agent.lecture', PASSWORD, '/agent/connexion')
  await me.open(READERS)
  const before = me.document.querySelectorAll('tbody tr').length
  for (let i = 0; i < 12; i++) await agent.open(`/agent/familles/${household_id}`)
  await me.open(READERS)
  expect(me.text).toContain('Dossier de la famille lu')
  expect(me.text).toContain('Chaque trace est gardée 3 ans, puis supprimée.')
  expect(me.text).not.toMatch(/foyer\/|families\.read/)
  expect(me.document.querySelectorAll('tbody tr')).toHaveLength(20)
  await me.follow('Plus anciennes')
  expect(me.document.querySelectorAll('tbody tr').length).toBeGreaterThan(before)
  const other = await (await site.visitor().signIn('pascal.dupin', PASSWORD)).open(READERS)
  expect(other.text).not.toContain('Dossier de la famille lu')
})

test('RT-15 · every rule of retention says who applies it, everybody reads them, administrators read what they took away', async () => {
  const rules = features.flatMap((feature) => feature.contributes?.retention ?? [])
  const schedules = features.flatMap((feature) => feature.schedules ?? [])
  expect(rules.length).toBeGreaterThan(20)
  expect(rules.filter(({ schedule }) => schedule !== null && !schedules.some(({ name }) => name === schedule))).toEqual([])
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
  const kept = features.flatMap((f) =>
    (f.contributes?.personalData ?? []).flatMap(({ erase }) => erase.flatMap((step) => ('kept' in step ? step.kept : []))),
  )
  expect(kept.filter((code) => !rules.some((rule) => rule.code === code))).toEqual([])
  const anybody = await site.visitor().open('/durees-de-conservation')
  for (const { data } of rules) expect(anybody.text).toContain(data.replaceAll('\u00a0', ' '))
  await schedules.find(({ name }) => name === 'accounts.sweep')!.run(await site.ctx())
  const admin = await (await site.visitor().signIn('admin.isques', PASSWORD, '/agent/connexion')).open(
    '/agent/parametres/conservation',
  )
  expect(admin.text).toContain('16 novembre 2026 à 10 h')
  expect(admin.text).toContain('en tout')
})

test('RT-15 · a duration is counted in hours, days, months and years of Paris, and said in words', () => {
  const now = Temporal.Instant.from('2026-11-23T10:00:00Z')
  expect([overAt(EXPORTS, now).toString(), overAt(INACTIVE, now).toString()]).toEqual([
    '2026-11-16T10:00:00Z',
    '2024-11-23T10:00:00Z',
  ])
  expect([{ days: 7 }, { months: 24 }, { years: 10 }, { hours: 1 }, 'jusqu’à la fin'].map((keep) => showKeep({ keep }))).toEqual([
    '7\u00a0jours',
    '24\u00a0mois',
    '10\u00a0ans',
    '1\u00a0heure',
    'jusqu’à la fin',
  ])
})

test('RT-16 · the versions accepted and the news are listed; the subscription is left in one press', async () => {
  await db
    .insertInto('news_subscription')
    .values({
      email: 'hubert.mounier@example.org',
      rhythm: 'semaine',
      leave_token: 'a'.repeat(43),
      asked_at: Temporal.Instant.from('2026-03-02T10:00:00Z'),
      confirmed_at: Temporal.Instant.from('2026-03-02T10:00:00Z'),
      told_until: Temporal.Instant.from('2026-03-02T10:00:00Z'),
    })
    .execute()
  const me = await (await site.visitor().signIn('hubert.mounier', PASSWORD)).open('/profil/mes-donnees/accords')
  expect(me.text).toMatch(/Version 1\s*\d+ \S+ 20\d\d/)
  expect(me.text).toContain('2 mars 2026')
  await me.press('Me désabonner')
  expect(me.text).toContain('Vous n’êtes pas abonné.')
  expect(
    await db.selectFrom('news_subscription').select('id').where('email', '=', 'hubert.mounier@example.org').execute(),
  ).toEqual([])
})

test('RT-17 · the register leaves out no feature that keeps something of somebody, and names categories and recipients', async () => {
  const keeping = features.flatMap(({ name, contributes }) => ((contributes?.personalData ?? []).length > 0 ? [name] : []))
  expect(keeping.filter((name) => !TREATMENTS.some(({ code }) => code === name))).toEqual([])
  const rules = features.flatMap(({ contributes }) => contributes?.retention ?? [])
  expect(rules.filter(({ code }) => !TREATMENTS.some((one) => code.startsWith(`${one.code}.`)))).toEqual([])
  const admin = await (await site.visitor().signIn('admin.isques', PASSWORD, '/agent/connexion')).open(
    '/agent/parametres/registre',
  )
  for (const words of ['santé', 'situation financière', 'Comptabilité', '10 ans', 'Régisseur'])
    expect(admin.text).toContain(words)
  expect(admin.text).not.toMatch(/undefined|personal:/)
})
