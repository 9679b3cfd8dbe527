import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
const agent = (login: string) => site.visitor().signIn(login, 'Demo+Isques62', '/agent/connexion')
const hubert = () => site.visitor().signIn('hubert.mounier', 'Demo+Isques62')
const balance = async () => {
  const me = await hubert()
  await me.open('/paiements')
  return /Solde au 13\/11\/2017 : ([−\d,]+) euros/.exec(me.text)![1]
}

test('TA-3, TA-10, TA-12, AG-30 · a tariff by quotient, from its draft to bookings priced again, explained on the statement', async () => {
  expect(await balance()).toBe('−7,20')
  const v = await agent('admin.isques')
  await v.open('/agent/parametres')
  await v.follow('Tarifs', v.main)
  await v.follow('Préparer un nouveau tarif de Repas de midi')
  v.pick('Un prix par tranche de quotient familial')
    .type(/^Tranches/, '100 : 1,00\n623 : 3,30')
    .type('Prix', '4,20')
    .type(/^Famille hors de la commune/, 'cher')
  await v.press('Enregistrer le brouillon')
  expect(v.status).toBe(422)
  for (const fault of ['Indiquez la date d’effet', 'Indiquez la délibération']) expect(v.text).toContain(fault)
  v.type('Délibération', '2017-40').date(/^Premier jour de service/, '20', '11', '2017')
  await v.press('Enregistrer le brouillon')
  expect(v.text).toContain('Indiquez un prix (4,00), un supplément (+0,50)')
  v.type(/^Famille hors de la commune/, '+0,50')
  await v.press('Enregistrer le brouillon')
  expect(v.text).toContain('La première tranche doit commencer à 0')
  v.type(/^Tranches/, '0 : 1,00\n623 : 3,30')
  await v.press('Enregistrer le brouillon')
  expect(v.text).toContain('Chaque enfant inscrit a exactement un prix, chaque jour ouvert.')
  expect(v.text).toMatch(/Réservations dont le prix change ?[1-9]/)
  const draft = v.url
  v.type(/^Quotient familial/, '622,99').tick(/^Le foyer habite hors de la commune/)
  await v.press('Calculer le prix')
  expect(v.text).toContain('Prix : 1,50 €')
  expect(await balance(), 'a draft changes nothing').toBe('−7,20')
  await v.open(draft)
  await v.press('Publier ce tarif')
  expect(v.text).toContain('Le tarif est publié.')
  await site.jobs.runAll()
  expect(await balance()).toBe('−7,50')
  const me = await hubert()
  await me.open('/paiements/releve')
  expect(me.text).toContain('Annulation – MOUNIER Éric Restauration scolaire')
  expect(me.text).toContain('Annule la ligne du 20/11/2017')
  const link = [...me.main.querySelectorAll('a')].find((a) => a.textContent!.includes('(1\u00a0x\u00a04,20'))!
  await me.open(link.getAttribute('href')!)
  expect(me.text).toContain('Tarif enfant, sans quotient familial connu (2017-40, à partir du 20 novembre 2017)')
  expect(me.text).toContain('Prix d’une unité : 4,20 €')
  await expect(
    db.updateTable('tariff').set({ amount_cents: 1 }).where('deliberation', '=', '2017-40').execute(),
    'what priced something is never edited',
  ).rejects.toThrow(/was used/)
})

test('TA-11, TA-12 · a quotient declared, refused, declared again, validated: coming bookings only are priced again', async () => {
  const declare = async (amount: string) => {
    const me = await hubert()
    await me.open('/paiements/quotient')
    await me.forge('/paiements/quotient', {
      montant: amount,
      'debut.jour': '1',
      'debut.mois': '11',
      'debut.annee': '2017',
      'fin.jour': '31',
      'fin.mois': '10',
      'fin.annee': '2018',
    })
    return me
  }
  const decide = async (decision: string, reason: string) => {
    const v = await agent('agent.regie')
    await v.open('/agent/quotients')
    await v.follow('MOUNIER Hubert')
    v.pick(decision).type(/^Motif du refus/, reason)
    await v.press('Enregistrer la décision')
    expect(v.text).toContain('La décision est enregistrée.')
    await site.jobs.runAll()
  }
  expect((await declare('812')).text).toContain('En cours de vérification')
  expect((await declare('400')).status, 'one waits at most').toBe(409)
  await decide('Refuser', 'Attestation de 2015')
  const me = await hubert()
  await me.open('/paiements/quotient')
  expect(me.text).toContain('Attestation de 2015')
  expect(await balance()).toBe('−7,50')
  await declare('400')
  await decide('Valider ce quotient', '')
  expect(await balance()).toBe('−4,30')
  const traced = await db.selectFrom('audit_event').select('action').where('action', 'like', 'quotient.%').execute()
  expect(traced.map((t) => t.action)).toContain('quotient.read')
  const bookings = await db
    .selectFrom('booking')
    .select(['price_cents', 'day'])
    .where('price_cents', '=', 100)
    .where('cancelled_at', 'is', null)
    .execute()
  expect(bookings).toEqual([{ price_cents: 100, day: day('2017-11-20') }])
})

test('the public simulator prices every activity, without an account', async () => {
  const someone = site.visitor()
  await someone.open('/tarifs')
  expect(someone.text).toContain('Restauration scolaire – Repas de midi')
  await someone.open('/tarifs?jour.jour=20&jour.mois=11&jour.annee=2017&quotient=700')
  expect(someone.text).toContain('quotient familial 700,00 : tranche à partir de 623,00')
  await someone.open('/tarifs?quotient=beaucoup')
  expect(someone.status).toBe(422)
})
