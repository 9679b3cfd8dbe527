import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { photo } from '#support/papers.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import { isConfirmationDue } from './domain/details.ts'

const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const pascal = () => site.visitor().signIn('pascal.dupin', PASSWORD)
const agent = (login = 'agent.accueil') => site.visitor().signIn(login, PASSWORD, '/agent/connexion')
const termOf = (html: Document, term: string) =>
  [...html.querySelectorAll('dt')]
    .filter((dt) => dt.textContent === term)
    .map((dt) => dt.nextElementSibling!.textContent!.replaceAll(/[\u00a0\u202f]/g, ' '))

test('PF-1, PF-2 · the manual’s §3.5: every field, «Non renseigné», then «Détails» to fill them in', async () => {
  const me = await pascal()
  await me.open('/profil')
  expect(termOf(me.document, 'Nom d’usage')).toEqual(['Non renseigné'])
  for (const term of ['Régime', 'Revenu fiscal de référence', 'Quotient', 'Composition familiale', 'Quotient familial'])
    expect(termOf(me.document, term), term).toEqual(['Non renseigné'])
  await me.follow(/Détails.*données sociales/)
  me.choose('Régime', 'Régime agricole (MSA)').choose('Composition familiale', 'Garde alternée')
  me.type('Revenu fiscal de référence', '32 450,50').type('Nombre d’enfant(s) à charge – impôts', '3')
  me.type('Nom de l’allocataire', "O'Dupin").type('Numéro d’allocataire', '0123456').type('Quotient', 'douze')
  await me.press('Enregistrer')
  expect(me.status).toBe(422)
  me.type('Quotient', '812').type('Ressources mensuelles', '2100').type('Nombre d’enfant(s) à charge – allocations', '5')
  await me.press('Enregistrer')
  expect(me.url).toBe('/profil')
  expect(termOf(me.document, 'Revenu fiscal de référence')).toEqual(['32 450,50 €'])
  expect(termOf(me.document, 'Nombre d’enfant(s) à charge – impôts')).toEqual(['3'])
  expect(termOf(me.document, 'Nom de l’allocataire')).toEqual(["O'Dupin"])
  expect(termOf(me.document, 'Quotient')).toEqual(['812,00'])
  // What is declared is not what the town hall has checked.
  expect(termOf(me.document, 'Quotient familial')).toEqual(['Non renseigné'])
})

test('PF-2 · an address is whole or is not one; it may be emptied again', async () => {
  const me = await (await pascal()).open('/profil/coordonnees')
  me.type('Ville', 'Isques').type('Téléphone', '06 39 98 12 34')
  await me.press('Enregistrer')
  expect(me.status).toBe(422)
  expect(me.text).toContain('Indiquez le numéro et la voie')
  me.type('Numéro et voie', '12 rue du Pont').type('Code postal', '62360')
  await me.press('Enregistrer')
  expect(termOf(me.document, 'Adresse')).toEqual(['12 rue du Pont, 62360 Isques'])
  expect(termOf(me.document, 'Téléphone')).toEqual(['06 39 98 12 34'])
  await me.open('/profil/coordonnees')
  for (const label of ['Numéro et voie', 'Code postal', 'Ville', 'Téléphone']) me.type(label, '')
  await me.press('Enregistrer')
  expect(termOf(me.document, 'Adresse')).toEqual(['Non renseigné'])
})

test('PF-3 · civilité changes at once, without a proof', async () => {
  const me = await (await pascal()).open('/profil/donnees-civiles')
  await me.choose(/^Civilité/, 'Madame').press('Enregistrer')
  expect(termOf(me.document, 'Civilité')).toEqual(['Madame'])
  await me.open('/profil/donnees-civiles')
  await me.choose(/^Civilité/, 'Monsieur').press('Enregistrer')
  expect(termOf(me.document, 'Civilité')).toEqual(['Monsieur'])
})

test('PF-3, PF-4 · a name is corrected by an agent, with a proof that is then deleted', { timeout: 60_000 }, async () => {
  const me = await (await pascal()).open('/profil/donnees-civiles')
  me.type('Nom d’usage', 'Dupin-Roy')
  await me.press('Enregistrer')
  expect(me.status).toBe(422)
  expect(me.text).toContain('Joignez un justificatif')
  const send = () => me.attach('Justificatif', [{ name: 'carte.jpg', bytes: Buffer.from([]) }])
  await send().press('Enregistrer')
  expect(me.status).toBe(422)
  await me.attach('Justificatif', [{ name: 'carte.jpg', bytes: await photo() }]).press('Enregistrer')
  expect(me.url).toBe('/profil/donnees-civiles')
  expect(me.text).toContain('La mairie vérifie votre demande')
  expect(me.text).toContain('Dupin-Roy')
  await site.jobs.runAll()
  await me.open('/profil')
  expect(termOf(me.document, 'Nom d’usage')).toEqual(['Non renseigné'])

  const clerk = await agent()
  await clerk.follow(/identité à corriger/)
  await clerk.follow('DUPIN Pascal')
  const url = clerk.url
  expect(clerk.main.querySelector('table')!.textContent).toContain('Nom d’usageNon renseignéDupin-Roy')
  const picture = clerk.main.querySelector('img')!.getAttribute('src')!
  expect((await clerk.open(picture)).headers['content-type']).toBe('image/jpeg')
  await clerk.open(url)
  await clerk.pick('Refuser').press('Enregistrer la décision')
  expect(clerk.text).toContain('Indiquez le motif du refus')
  // Two agents on the same page: the second is told.
  const colleague = await (await agent('admin.isques')).open(url)
  await clerk.pick('Corriger les données civiles').press('Enregistrer la décision')
  expect(clerk.text).toContain('Aucune correction n’attend.')
  await colleague.pick('Corriger les données civiles').press('Enregistrer la décision')
  expect([colleague.status, colleague.text.includes('n’attend plus de réponse')]).toEqual([409, true])

  await me.open('/profil')
  expect(termOf(me.document, 'Nom d’usage')).toEqual(['DUPIN-ROY'])
  expect((await site.letters('pascal.dupin@example.org')).at(-1)!.subject).toBe('Vos données civiles sont corrigées')
  expect((await clerk.open(picture)).status).toBe(404)
  const traced = await db.selectFrom('audit_event').select('action').where('action', 'like', 'identity.%').execute()
  expect(new Set(traced.map(({ action }) => action))).toEqual(
    new Set(['identity.read', 'identity.read-proof', 'identity.accept']),
  )
  expect((await (await agent('agent.cantine')).open(url)).status).toBe(403)
})

test('PF-3, PF-4 · a correction is withdrawn, or refused with a reason that its author reads', { timeout: 60_000 }, async () => {
  const me = await site.visitor().signIn('claire.lefebvre', PASSWORD)
  const ask = async () => {
    await me.open('/profil/donnees-civiles')
    me.type('1er Prénom', 'Clara')
    await me.attach('Justificatif', [{ name: 'acte.jpg', bytes: await photo() }]).press('Enregistrer')
    await site.jobs.runAll()
  }
  await ask()
  await me.press('Retirer ma demande')
  expect(me.text).toContain('Votre demande de correction est retirée')
  await ask()
  const clerk = await (await agent()).open('/agent/identites')
  await clerk.follow('LEFEBVRE Claire')
  await clerk.pick('Refuser').type('Motif du refus', 'L’acte est illisible.').press('Enregistrer la décision')
  await me.open('/profil/donnees-civiles')
  expect(me.text).toContain('L’acte est illisible.')
  await me.open('/profil')
  expect(termOf(me.document, '1er Prénom')).toEqual(['Claire'])
  const kept = await db.selectFrom('document_file').select('name').where('name', '=', 'acte.jpg').execute()
  expect(kept).toEqual([])
})

test('PF-5 · a year later, to the minute, the home asks; «Tout est exact» answers for a year', async () => {
  const since = Temporal.Instant.from('2026-11-16T10:00:00Z')
  const year = since.add({ hours: 365 * 24 })
  expect(isConfirmationDue(since, year.subtract({ seconds: 1 }))).toBe(false)
  expect(isConfirmationDue(since, year)).toBe(true)
  const me = await site.visitor().signIn('hubert.mounier', PASSWORD)
  await me.follow('Confirmer mes informations')
  await me.press('Tout est exact')
  expect(me.text).toContain('vos informations sont confirmées pour un an')
  expect(me.text).not.toContain('sont-elles toujours exactes')
  await me.open('/accueil')
  expect(me.has('link', 'Confirmer mes informations')).toBe(false)
})

test('PF-6 · a child’s birthday is corrected by an agent, and both parents are told', { timeout: 60_000 }, async () => {
  const me = await site.visitor().signIn('hubert.mounier', PASSWORD)
  await me.open('/profil/famille')
  await me.follow(/^Corriger son identité.*Éric/)
  expect(me.title).not.toContain('Éric')
  const url = me.url
  await me.press('Demander la correction')
  expect([me.status, me.text.includes('Rien ne change')]).toEqual([422, true])
  await me.open(url)
  me.pick('Fille').type('2ème prénom', 'Camille')
  await me.press('Demander la correction')
  expect([me.status, me.text.includes('Joignez un justificatif')]).toEqual([422, true])
  const before = { claire: (await site.letters('claire.lefebvre@example.org')).length }
  await me.attach('Justificatif', [{ name: 'livret.jpg', bytes: await photo() }]).press('Demander la correction')
  expect(me.url).toBe(url)
  expect(me.text).toContain('La mairie vérifie votre demande')
  await site.jobs.runAll()
  const toClaire = (await site.letters('claire.lefebvre@example.org')).slice(before.claire)
  expect(toClaire.map(({ subject }) => subject)).toEqual(['Une correction est demandée pour un enfant que vous suivez'])

  const claire = await site.visitor().signIn('claire.lefebvre', PASSWORD)
  await claire.open(url)
  expect(claire.status === 404 || claire.text.includes('la demande de l’autre parent')).toBe(true)
  expect(claire.has('button', 'Retirer ma demande')).toBe(false)
  expect((await (await pascal()).open(url)).status).toBe(404)

  const clerk = await (await agent()).open('/agent/identites')
  await clerk.follow('MOUNIER Éric')
  expect(clerk.text).toContain('MOUNIER Hubert')
  expect(clerk.main.querySelector('table')!.textContent).toContain('SexeMasculinFéminin')
  await clerk.pick('Corriger les données civiles').press('Enregistrer la décision')
  expect(clerk.text).toContain('Aucune correction n’attend.')
  await me.open(url)
  expect(me.main.querySelector<HTMLInputElement>('input[name=sexe]:checked')!.value).toBe('F')
  expect(me.main.querySelector<HTMLInputElement>('input[name=prenom2]')!.value).toBe('Camille')
  for (const email of ['hubert.mounier@example.org', 'claire.lefebvre@example.org'])
    expect((await site.letters(email)).at(-1)!.subject, email).toBe('L’identité d’un enfant est corrigée')
})

test('PF-6 · only who asked withdraws; a refusal is read by the parents, nothing changes', { timeout: 60_000 }, async () => {
  const me = await site.visitor().signIn('hubert.mounier', PASSWORD)
  await me.open('/profil/famille')
  await me.follow(/^Corriger son identité.*Éric/)
  const url = me.url
  const ask = async () => {
    await me.open(url)
    me.type('Prénom', 'Erik')
    await me.attach('Justificatif', [{ name: 'livret.jpg', bytes: await photo() }]).press('Demander la correction')
    await site.jobs.runAll()
  }
  await ask()
  await me.press('Retirer ma demande')
  expect(me.text).toContain('Votre demande de correction est retirée')
  await ask()
  const clerk = await (await agent()).open('/agent/identites')
  await clerk.follow('MOUNIER Éric')
  await clerk.pick('Refuser').type('Motif du refus', 'La photo est floue.').press('Enregistrer la décision')
  await me.open(url)
  expect(me.text).toContain('La photo est floue.')
  expect(me.main.querySelector<HTMLInputElement>('input[name=prenom]')!.value).toBe('Éric')
})

test('PF-6 · the letters lead a parent who may not book to a page that opens', { timeout: 60_000 }, async () => {
  const claire = await db
    .selectFrom('account')
    .select('person_id')
    .where('login', '=', 'claire.lefebvre')
    .executeTakeFirstOrThrow()
  const mayBook = async (may_book: boolean) =>
    inTransaction(await site.ctx(), (tx) =>
      tx.updateTable('guardianship').set({ may_book }).where('adult_id', '=', claire.person_id!).execute(),
    )
  await mayBook(false)
  const before = (await site.letters('claire.lefebvre@example.org')).length
  const me = await site.visitor().signIn('hubert.mounier', PASSWORD)
  await me.open('/profil/famille')
  await me.follow(/^Corriger son identité.*Éric/)
  me.type('Prénom', 'Éryc')
  await me.attach('Justificatif', [{ name: 'livret.jpg', bytes: await photo() }]).press('Demander la correction')
  await site.jobs.runAll()
  const clerk = await (await agent()).open('/agent/identites')
  await clerk.follow('MOUNIER Éric')
  await clerk.pick('Refuser').type('Motif du refus', 'La photo est floue.').press('Enregistrer la décision')
  const letters = (await site.letters('claire.lefebvre@example.org')).slice(before)
  const links = letters.map(({ text }) => text.match(/http:\/\/localhost:3000(\/profil\S*)/)?.[1])
  expect(links).toHaveLength(2)
  const other = await site.visitor().signIn('claire.lefebvre', PASSWORD)
  for (const link of links) expect((await other.open(link!)).status, link).toBe(200)
  const own = (await site.letters('hubert.mounier@example.org')).at(-1)!
  expect(own.text).toContain(me.url)
  await mayBook(true)
})
