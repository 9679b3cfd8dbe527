import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { antivirus } from '#platform/files/clamd.ts'
import { vaults } from '#platform/files/vault.ts'
import { clamd } from '#support/clamd.ts'
import { heic, MARKER, pdf, photo } from '#support/papers.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { requirePapers } from './actions/require-papers.ts'
import { expirePapers, forgetPapers, resumeWaiting } from './jobs/schedules.ts'

const site = await testSite('2026-11-16T10:00')
const { db } = site.towns.bySlug('isques')
const hubert = await site.visitor().signIn('hubert.mounier', PASSWORD)
const agent = await site.visitor().signIn('agent.scolarite', PASSWORD, '/agent/connexion')
const paperOf = async (type: string): Promise<number> =>
  (await db.selectFrom('requirement').select('id').where('type_slug', '=', type).orderBy('id').executeTakeFirstOrThrow()).id
const statusOf = async (id: number) =>
  (await db.selectFrom('requirement').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status
const onDisk = async (): Promise<string[]> => {
  const ids: string[] = []
  for await (const { id } of vaults.get()('isques').list()) ids.push(id)
  return ids.sort()
}
const rows = async () => (await db.selectFrom('stored_file').select('id').orderBy('id').execute()).map(({ id }) => id)

const send = async (me: Visitor, id: number, files: { name: string; bytes: Uint8Array }[]) => {
  await me.open(`/echanges/justificatifs/${id}/fournir`)
  await me.attach(/Fichier/, files).press('Continuer')
  expect(me.text).toContain('Vérification du fichier en cours')
  await site.jobs.runAll()
  await me.open(`/echanges/justificatifs/${id}/verification`)
}

it('DO-7 · a form without a file, or with a file that is not one of ours, says so and keeps the others', async () => {
  const id = await paperOf('livret-famille')
  await hubert.open(`/echanges/justificatifs/${id}/fournir`)
  expect(hubert.text).toMatch(/PDF, JPG, PNG, HEIC ou WebP.*10.Mo.*20.pages/)
  await hubert.press('Continuer')
  expect([hubert.status, hubert.text.includes('Sélectionnez un fichier')]).toEqual([422, true])
  await hubert.attach(/Fichiers/, [
    { name: 'livret.pdf', bytes: await pdf() },
    { name: 'page.html.pdf', bytes: Buffer.from('<html><script>alert(1)</script>') },
    { name: '../../etc/passwd.jpg', bytes: await pdf() },
  ])
  await hubert.press('Continuer')
  expect(hubert.status).toBe(422)
  expect(hubert.text).toContain('page.html.pdf : Le fichier doit être au format PDF')
  expect(hubert.text).toContain('passwd.jpg : Le nom du fichier ne correspond pas')
  expect(hubert.text).toContain('livret.pdf')
  await hubert.press('Choisir un autre fichier')
  expect(await onDisk()).toEqual([])
}, 60_000)

it('DO-5, DO-6, DO-7, DO-9, DO-10, DO-11, DO-13, DO-15 · a paper is refused, replaced, accepted, then expires; its family reads one message each time', async () => {
  const id = await paperOf('livret-famille')
  await send(hubert, id, [
    { name: 'livret.pdf', bytes: await pdf(2) },
    { name: 'dernière page.jpg', bytes: await photo() },
    { name: 'couverture.heic', bytes: heic() },
  ])
  expect(hubert.heading).toContain('Est-ce le bon document')
  expect(hubert.main.querySelectorAll('img')).toHaveLength(4)
  // Nobody else sees it before it is sent, nor does another family afterwards.
  const claire = await site.visitor().signIn('claire.lefebvre', PASSWORD)
  const pascal = await site.visitor().signIn('pascal.dupin', PASSWORD)
  expect((await claire.open(`/echanges/justificatifs/${id}/brouillon/pages/1`)).status).toBe(404)
  await hubert.press('Envoyer ce document')
  expect(hubert.text).toContain('Votre document est envoyé')
  expect(await statusOf(id)).toBe('en_verification')
  const page = await hubert.open(`/echanges/justificatifs/${id}/pages/1`)
  expect([page.status, page.headers['content-type']]).toEqual([200, 'image/jpeg'])
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; sandbox")
  expect((await claire.open(`/echanges/justificatifs/${id}/pages/1`)).status, 'the other parent').toBe(200)
  const canteen = await site.visitor().signIn('agent.cantine', PASSWORD, '/agent/connexion')
  for (const part of ['', '/pages/1', '/fichiers/1']) {
    const url = `/echanges/justificatifs/${id}${part}`
    expect((await pascal.open(url)).status, 'another family').toBe(404)
    expect((await canteen.open(`/agent/justificatifs/${id}${part}`)).status, 'another service').toBe(403)
    expect((await site.visitor().open(url)).url, 'a copied link').toBe(`/connexion?retour=${encodeURIComponent(url)}`)
  }
  const denied = async (action: string, subject: string) =>
    (await db.selectFrom('audit_event').select('id').where('action', '=', action).where('subject', '=', subject).execute()).length
  expect(await denied('papers.denied', `justificatif/${id}`)).toBe(3)
  expect(await denied('access.refused', `/agent/justificatifs/${id}/fichiers/1`)).toBe(1)
  const original = await hubert.open(`/echanges/justificatifs/${id}/fichiers/1`)
  expect(original.headers['content-disposition']).toMatch(/^attachment; filename="livret.pdf"/)
  expect(original.headers['content-type']).toBe('application/octet-stream')
  expect((await hubert.open(`/echanges/justificatifs/${id}/fichiers/2`)).status, 'a photo is kept as we made it').toBe(404)
  // On the disk: what rows name and nothing else, none of it plain.
  expect(await onDisk()).toEqual(await rows())
  const files = readdirSync(join(site.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
  expect(files.length).toBeGreaterThan(3)
  for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).includes(MARKER)).toBe(false)

  await agent.open('/agent/justificatifs')
  expect(agent.text).toContain('Vérifier Livret')
  await agent.open(`/agent/justificatifs/${id}`)
  expect(agent.text).toContain('MOUNIER Éric')
  expect(agent.text, 'the answers of the latest request').toMatch(/Réponses de la demande n°.109.*14 rue de la Liane/)
  expect((await agent.open(`/agent/justificatifs/${id}/pages/3`)).status).toBe(200)
  await agent.open(`/agent/justificatifs/${id}`)
  await agent.press(/^Enregistrer/)
  expect(agent.status).toBe(422)
  agent.pick('Invalide').pick('Incomplet (page manquante)')
  await agent.press(/^Enregistrer/)
  expect(await statusOf(id), 'nothing is known before the end').toBe('en_verification')
  await agent.open(`/agent/justificatifs/${id}`)
  await agent.press('Annuler ma décision')
  agent.pick('Invalide').pick('Autre')
  agent.type('Explication pour la famille', 'La page de la filiation manque.')
  await agent.press(/^Enregistrer/)
  await agent.open('/agent/justificatifs/terminer')
  expect(agent.text).toContain('La page de la filiation manque.')
  await agent.press(/^Envoyer 1.message/)
  expect(await statusOf(id)).toBe('invalide')
  await hubert.open('/echanges')
  expect(hubert.text).toContain('Justificatifs à fournir à nouveau')
  await hubert.open(`/echanges/justificatifs/${id}`)
  expect(hubert.text).toContain('La page de la filiation manque.')

  await send(hubert, id, [{ name: 'livret complet.pdf', bytes: await pdf(3) }])
  await hubert.press('Envoyer ce document')
  await agent.open(`/agent/justificatifs/${id}`)
  agent.pick('Valide').date(/^Valable jusqu’au/, '1', '12', '2026')
  await agent.press(/^Enregistrer/)
  await agent.open('/agent/justificatifs/terminer')
  await agent.press(/^Envoyer 1.message/)
  expect(await statusOf(id)).toBe('valide')
  await expirePapers(await site.ctx())
  await hubert.open('/echanges')
  expect(hubert.text, 'warned once').toContain('Un justificatif expire bientôt')
  site.setClock('2026-12-02T08:00')
  await hubert.signIn('hubert.mounier', PASSWORD)
  await expirePapers(await site.ctx())
  expect(await statusOf(id)).toBe('expire')
  await hubert.open('/echanges/justificatifs')
  expect(hubert.text).toContain('Expirés ou bientôt expirés (1)')
  // What was refused goes 30 days after it was replaced.
  const before = (await rows()).length
  site.setClock('2026-12-17T08:00')
  await forgetPapers(await site.ctx())
  expect((await rows()).length).toBeLessThan(before)
  expect(await onDisk()).toEqual(await rows())
  const swept = await db.selectFrom('retention_run').select(['rule', 'last_count']).where('rule', 'like', 'documents.%').execute()
  expect(swept).toContainEqual({ rule: 'documents.replaced', last_count: 1 })
  const reads = await db.selectFrom('audit_event').select('action').where('subject', '=', `justificatif/${id}`).execute()
  expect(reads.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['papers.read', 'papers.read-page', 'papers.refuse', 'papers.accept']),
  )
}, 120_000)

it('DO-2, DO-5, DO-8, DO-12, DO-14 · a situation, a sibling, the counter, a right, a type', async () => {
  site.setClock('2026-12-18T10:00')
  const me = await site.visitor().signIn('pascal.dupin', PASSWORD)
  const clerk = await site.visitor().signIn('agent.accueil', PASSWORD, '/agent/connexion')
  const admin = await site.visitor().signIn('admin.isques', PASSWORD, '/agent/connexion')
  const own = await site.visitor().signIn('hubert.mounier', PASSWORD)
  // «Non»: not concerned, never missing.
  const pai = await paperOf('pai')
  await own.open(`/echanges/justificatifs/${pai}`)
  await own.press('Enregistrer ma réponse')
  expect(own.status).toBe(422)
  own.pick('Non')
  await own.press('Enregistrer ma réponse')
  expect(await statusOf(pai)).toBe('non_concerne')
  // A health paper does not open for who has no right to it; the refusal is traced.
  const polio = await paperOf('dt-polio')
  expect((await clerk.open(`/agent/justificatifs/${polio}`)).status).toBe(403)
  const refused = await db.selectFrom('audit_event').select('action').where('subject', '=', `justificatif/${polio}`).execute()
  expect(refused.map(({ action }) => action)).toContain('papers.read-refused')
  // Seen at the counter: valid, without a file.
  const { agent: scolarite } = { agent: await site.visitor().signIn('agent.scolarite', PASSWORD, '/agent/connexion') }
  await scolarite.open(`/agent/justificatifs/${polio}`)
  await scolarite.press('Vu, non conservé')
  await scolarite.press(/^Envoyer 1.message/)
  expect(await statusOf(polio)).toBe('valide')
  await own.open(`/echanges/justificatifs/${polio}`)
  expect(own.text).toContain('Vu au guichet, non conservé')
  // A sibling's.
  const ctx = await site.ctx()
  const children = await db
    .selectFrom('guardianship as g')
    .innerJoin('account as a', 'a.person_id', 'g.adult_id')
    .innerJoin('person as p', 'p.id', 'g.adult_id')
    .select(['g.child_id', 'g.adult_id', 'p.household_id', 'a.id as account'])
    .where('a.login', '=', 'pascal.dupin')
    .orderBy('g.child_id')
    .execute()
  const request = (
    await db.selectFrom('request').select('number').where('author_id', '=', children[0]!.adult_id).executeTakeFirstOrThrow()
  ).number
  const { adult_id, household_id } = children[0]!
  await inTransaction(ctx, (tx) =>
    requirePapers(tx, {
      household: household_id!,
      author: adult_id,
      request,
      papers: children.slice(0, 2).map(({ child_id }) => ({ type: 'livret-famille', person: child_id })),
    }),
  )
  const of = async (child: number) =>
    (
      await db
        .selectFrom('requirement')
        .select('id')
        .where('person_id', '=', child)
        .where('type_slug', '=', 'livret-famille')
        .executeTakeFirstOrThrow()
    ).id
  const [first, second] = [await of(children[0]!.child_id), await of(children[1]!.child_id)]
  await send(me, first, [{ name: 'livret.pdf', bytes: await pdf() }])
  await me.press('Envoyer ce document')
  await clerk.open(`/agent/justificatifs/${first}`)
  clerk.pick('Valide')
  await clerk.press(/^Enregistrer/)
  await clerk.open('/agent/justificatifs/terminer')
  await clerk.press(/^Envoyer 1.message/)
  await me.open(`/echanges/justificatifs/${second}`)
  await me.press(/^Utiliser le document déjà fourni pour/)
  expect(me.text).toContain('Votre document est envoyé')
  expect(await statusOf(second)).toBe('en_verification')
  expect((await me.open(`/echanges/justificatifs/${second}/pages/1`)).status).toBe(200)
  // An administrator's kind of paper.
  await admin.open('/agent/parametres/justificatifs/assurance-scolaire')
  admin.type('Nom', 'Assurance de l’année')
  await admin.press('Enregistrer')
  expect(admin.text).toContain('Assurance de l’année')
}, 120_000)

it('DO-9 · nothing is opened before the antivirus has spoken; while it is away the file waits, and is taken up afterwards', async () => {
  site.setClock('2026-12-19T10:00')
  const server = await clamd('VIRUS')
  antivirus.plug(server.url)
  const own = await site.visitor().signIn('hubert.mounier', PASSWORD)
  const id = await paperOf('livret-famille')
  const at = `/echanges/justificatifs/${id}`
  server.feel('hangs-up')
  await own.open(`${at}/fournir`)
  await own.attach(/Fichiers/, [{ name: 'livret.pdf', bytes: await pdf() }]).press('Continuer')
  await expect(site.jobs.runAll()).rejects.toThrow('antivirus')
  await own.open(`${at}/verification`)
  expect(own.text).toContain('Vérification du fichier en cours')
  expect(own.has('button', 'Envoyer ce document')).toBe(false)
  await own.forge(`${at}/verification`, {})
  expect([own.status, await statusOf(id)]).toEqual([409, 'expire'])
  server.feel('well')
  site.later({ minutes: 11 })
  await resumeWaiting(await site.ctx())
  await site.jobs.runAll()
  await own.open(`${at}/verification`)
  expect(own.has('button', 'Envoyer ce document')).toBe(true)
  await own.press('Choisir un autre fichier')
  await own.attach(/Fichiers/, [{ name: 'livret.pdf', bytes: await pdf(1, 'a VIRUS') }]).press('Continuer')
  await site.jobs.runAll()
  await own.open(`${at}/verification`)
  expect(own.text).toContain('Le fichier contient un virus')
  await own.press('Choisir un autre fichier')
  antivirus.plug(null)
  // A reader that chats while it fails is a fault of the file, not a job that never ends.
  await own.attach(/Fichiers/, [{ name: 'moitie.heic', bytes: heic().subarray(0, 247) }]).press('Continuer')
  await site.jobs.runAll()
  await own.open(`${at}/verification`)
  expect(own.text).toContain('Le fichier est abîmé')
  await own.press('Choisir un autre fichier')
  expect(await onDisk()).toEqual(await rows())
}, 60_000)
