import { expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { vaults } from '#platform/files/vault.ts'
import { pdf } from '#support/papers.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { forgetProofs, warnOfEnds } from '../jobs/keep-quotients.ts'

const site = await testSite('2017-11-13T10:00')
const { db } = site.towns.bySlug('isques')
const agent = (login: string) => site.visitor().signIn(login, PASSWORD, '/agent/connexion')
const hubert = () => site.visitor().signIn('hubert.mounier', PASSWORD)
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
  const letters = (await site.letters('hubert.mounier@example.org')).filter((l) => l.subject.startsWith('Le prix'))
  expect(letters.map((l) => l.subject)).toEqual(['Le prix de réservations à venir a changé'])
  const letter = letters[0]!.text.replace(/[\s\u00a0\u202f]+/g, ' ')
  expect(letter).toContain(
    'Restauration scolaire – Repas de midi, 1 réservation le 20 novembre 2017 : 3,90 € avant, 4,20 € maintenant',
  )
  expect(letter).toContain('En tout, vos réservations coûtent 0,30 € de plus.')
  expect(letter, 'no child is named').not.toContain('Éric')
  await site.jobs.runAll()
  expect(await db.selectFrom('booking_repriced').selectAll().execute(), 'told once').toEqual([])
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

const file = async (name = 'attestation.pdf') => [{ name, bytes: await pdf() }]
/** Declares, with what is read by the pipeline. */
const declare = async (amount: string, files: { name: string; bytes: Uint8Array }[]) => {
  const me = await hubert()
  await me.open('/paiements/quotient')
  me.type('Quotient familial', amount).date('Valable à partir du', '1', '11', '2017').date('Valable jusqu’au', '31', '10', '2018')
  if (files.length > 0) me.attach(/Attestation/, files)
  await me.press('Déclarer ce quotient')
  return me
}
const openDecision = async () => {
  const v = await agent('agent.regie')
  await v.open('/agent/quotients')
  await v.follow('MOUNIER Hubert')
  return v
}
const told = async () => (await site.letters('hubert.mounier@example.org')).filter((l) => /quotient/i.test(l.subject))

const MISSING = 'Sans quotient familial, le prix écrit pour ce cas s’applique.'
const WAITING = 'Votre quotient familial est en cours de vérification.'
/** What the connected home says of the quotient. */
const atHome = async () => {
  const { text } = await (await hubert()).open('/accueil')
  return [MISSING, WAITING].filter((words) => text.includes(words))
}

test('TA-11, TA-12, TA-13, HO-7 · a quotient declared with its proof, refused, declared again, validated: coming bookings only are priced again', {
  timeout: 120_000,
}, async () => {
  expect(await atHome()).toEqual([MISSING])
  const none = await declare('812', [])
  expect([none.status, none.text.includes('Sélectionnez le fichier ou la photo de l’attestation')]).toEqual([422, true])
  const wrong = await declare('812', [{ name: 'a.pdf', bytes: Buffer.from('<html>') }])
  expect([wrong.status, /a\.pdf : Le fichier/.test(wrong.text)]).toEqual([422, true])
  const me = await declare('812', await file())
  expect(me.text).toContain('En cours de vérification')
  expect(me.text).toContain('attestation.pdf : en cours de vérification')
  expect(await atHome()).toEqual([WAITING])
  const twice = await site.visitor().signIn('hubert.mounier', PASSWORD)
  await twice.open('/paiements/quotient')
  expect(twice.text, 'one waits at most').not.toContain('Déclarer ce quotient')

  const v = await openDecision()
  expect(v.text, 'in quarantine, nothing to look at').not.toContain('Zoom')
  v.pick('Valider ce quotient')
  await v.press('Enregistrer la décision')
  expect([v.status, v.text.includes('Aucune attestation ne peut être lue')]).toEqual([409, true])
  await site.jobs.runAll()
  const page = (await openDecision()).main.querySelector('img')!.getAttribute('src')!
  expect((await (await agent('agent.regie')).open(page)).status).toBe(200)
  expect((await (await agent('agent.scolarite')).open(page)).status, 'a permission of its own').toBe(403)

  const looking = await openDecision()
  const again = await hubert()
  await again.open('/paiements/quotient')
  await again.attach(/Attestation/, await file('autre.pdf')).press('Remplacer l’attestation')
  expect(again.text).toContain('Votre attestation est transmise')
  looking.pick('Refuser').type(/^Motif du refus/, 'Illisible')
  await looking.press('Enregistrer la décision')
  expect([looking.status, looking.text.includes('La famille a envoyé une autre attestation')]).toEqual([409, true])
  await site.jobs.runAll()

  const refusing = await openDecision()
  refusing.pick('Refuser').type(/^Motif du refus/, 'Attestation de 2015')
  await refusing.press('Enregistrer la décision')
  expect(refusing.text).toContain('La décision est enregistrée')
  await site.jobs.runAll()
  await again.open('/paiements/quotient')
  expect(again.text).toContain('Attestation de 2015')
  expect(await atHome()).toEqual([MISSING])
  expect(await balance()).toBe('−7,50')

  await declare('400', await file())
  await site.jobs.runAll()
  const own = (await db.selectFrom('quotient').select('id').where('status', '=', 'declared').executeTakeFirstOrThrow()).id
  const others = await site.visitor().signIn('pascal.dupin', PASSWORD)
  await others.open(`/paiements/quotient/${own}/pages/1`)
  expect(others.status, 'another family’s is absent').toBe(404)
  const accepting = await openDecision()
  accepting.pick('Valider ce quotient')
  await accepting.press('Enregistrer la décision')
  expect(accepting.text).toContain('La décision est enregistrée')
  await site.jobs.runAll()
  expect(await atHome()).toEqual([])
  expect(await balance()).toBe('−4,30')
  expect((await told()).map((l) => l.subject)).toEqual([
    'Votre quotient familial n’est pas validé',
    'Votre quotient familial est validé',
  ])
  for (const { text } of await told()) expect(text, 'no figure, no reason').not.toMatch(/400|812|Attestation de 2015/)
  const traced = await db.selectFrom('audit_event').select('action').where('action', 'like', 'quotient.%').execute()
  expect(new Set(traced.map((t) => t.action))).toEqual(new Set(['quotient.read', 'quotient.refuse', 'quotient.accept']))
  const bookings = await db
    .selectFrom('booking')
    .select(['price_cents', 'day'])
    .where('price_cents', '=', 100)
    .where('cancelled_at', 'is', null)
    .execute()
  expect(bookings).toEqual([{ price_cents: 100, day: day('2017-11-20') }])
})

test('TA-13, TA-14 · a family is told once that its quotient ends; proofs go 30 days after they served', {
  timeout: 120_000,
}, async () => {
  const kept = async () => (await db.selectFrom('quotient').select('document_id').execute()).filter((q) => q.document_id).length
  const ctxOn = async (moment: string) => ({ ...(await site.ctx()), now: Temporal.Instant.from(moment) })
  await warnOfEnds(await ctxOn('2018-09-30T05:00:00Z'))
  await site.jobs.runAll()
  expect((await told()).length, 'not before 30 days').toBe(2)
  for (let again = 0; again < 2; again++) await warnOfEnds(await ctxOn('2018-10-01T05:00:00Z'))
  await site.jobs.runAll()
  const letters = await told()
  expect(letters.map((l) => l.subject).slice(2)).toEqual(['Votre quotient familial arrive à son terme'])
  expect(letters.at(-1)!.text).toContain('31 octobre 2018')

  expect(await kept()).toBe(2)
  await forgetProofs(await ctxOn('2017-12-12T02:00:00Z'))
  expect(await kept(), 'refused 29 days ago').toBe(2)
  await forgetProofs(await ctxOn('2017-12-15T02:00:00Z'))
  expect(await kept(), 'the refused one is gone, the valid one serves').toBe(1)
  await forgetProofs(await ctxOn('2018-11-30T02:00:00Z'))
  expect(await kept()).toBe(1)
  await forgetProofs(await ctxOn('2018-12-01T02:00:00Z'))
  expect(await kept()).toBe(0)
  const left: string[] = []
  for await (const { id } of vaults.get()('isques').list()) left.push(id)
  expect(left, 'nothing is left on the disk').toEqual([])
  const v = await agent('agent.regie')
  await v.open(`/agent/quotients/${(await db.selectFrom('quotient').select('id').orderBy('id').execute())[0]!.id}`)
  expect(v.text).toContain('L’attestation n’est plus conservée.')
})

test('TA-13 · shown at the counter, a proof is seen and not kept', { timeout: 120_000 }, async () => {
  await declare('500', [{ name: 'trop-petit.pdf', bytes: await pdf() }])
  await db.updateTable('quotient').set({ document_id: null }).where('status', '=', 'declared').execute()
  const v = await openDecision()
  expect(v.text).toContain('Aucune attestation n’a été envoyée.')
  v.pick('Valider ce quotient')
  await v.press('Enregistrer la décision')
  expect(v.status).toBe(409)
  v.tick(/^J’ai vu l’attestation au guichet/)
  await v.press('Enregistrer la décision')
  expect(v.text).toContain('La décision est enregistrée')
  expect(await db.selectFrom('quotient').select('quotient_cents').where('is_seen_only', '=', true).execute()).toEqual([
    { quotient_cents: 500_00 },
  ])
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
