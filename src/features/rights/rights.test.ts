import { Readable } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { addStoredFiles } from '#platform/files/stored-files.ts'
import { type Vault, vaults } from '#platform/files/vault.ts'
import { faultsOfHtml } from '#support/html.ts'
import { pdf } from '#support/papers.ts'
import { PASSWORD } from '#support/personas.ts'
import { testSite } from '#support/site.ts'
import type { Visitor } from '#support/visitor.ts'
import { unzip } from '#support/zip.ts'
import { rightsFeature } from './plugin.ts'
import { insertExport } from './store/exports.ts'

const T = '2026-11-16T10:00'
const site = await testSite(T)
const { db } = site.towns.bySlug('isques')
const EXPORT = '/profil/mes-donnees/export'
const DOWNLOAD = `${EXPORT}/telechargement`
const at = async (login: string, url: string): Promise<Visitor> => (await site.visitor().signIn(login, PASSWORD)).open(url)
beforeEach(() => site.setClock(T))

/** The bytes that this person downloads. */
const download = async (me: Visitor): Promise<Map<string, Buffer>> => {
  const { rawPayload, headers } = await site.app.inject({
    method: 'POST',
    url: DOWNLOAD,
    headers: {
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      cookie: [...me.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    payload: `mot_de_passe_actuel=${encodeURIComponent(PASSWORD)}`,
  })
  expect(headers['content-type']).toBe('application/zip')
  return unzip(rawPayload)
}
const asked = async (login: string): Promise<Visitor> => {
  const me = await at(login, EXPORT)
  if (me.has('button', 'Supprimer ce fichier')) await me.press('Supprimer ce fichier')
  await me.press('Demander mes données')
  await site.jobs.runAll()
  return me.open(EXPORT)
}
const onDisk = async (): Promise<string[]> => {
  const ids: string[] = []
  for await (const { id } of vaults.get()('isques').list()) ids.push(id)
  return ids
}

test('RT-1 · asked once or twice, an export is made once, and a letter says that it is ready without holding anything of it', async () => {
  const me = await at('hubert.mounier', '/profil/mes-donnees')
  await me.follow('Exporter mes données', me.main)
  await me.press('Demander mes données')
  expect(me.text).toContain('Votre fichier se prépare')
  await me.forge(EXPORT, { demander: 'oui' })
  const letters = (await site.letters('hubert.mounier@example.org')).filter(({ subject }) => subject.includes('export'))
  expect(letters).toHaveLength(1)
  expect(letters[0]!.text).toContain('/profil/mes-donnees/export')
  expect(letters[0]!.text).not.toMatch(/Mounier|Éric|telechargement/)
  await me.open(EXPORT)
  expect(me.text).toMatch(/Votre fichier est prêt.* Il sera supprimé le 23 novembre 2026 à 10 h/)
  expect(await db.selectFrom('data_export').select('id').execute()).toHaveLength(1)
  await site.jobs.runAll()
})

test('RT-3 · a wrong password gives nothing; another family has no such page; the file comes to its owner alone', async () => {
  const me = await asked('hubert.mounier')
  await me.follow('Télécharger mes données')
  await me.type('Mot de passe actuel', 'Faux+faux1').press('Télécharger')
  expect([me.status, me.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8'])
  const other = await at('pascal.dupin', DOWNLOAD)
  expect(other.url).toBe(EXPORT)
  await other.forge(DOWNLOAD, { mot_de_passe_actuel: PASSWORD })
  expect([other.url, other.text.includes('Demander mes données')]).toEqual([EXPORT, true])
  expect((await download(me)).size).toBeGreaterThan(1)
})

/** Documents as they are once they were prepared. */
const sent = async (login: string, files: readonly { name: string; bytes: Buffer }[]): Promise<void> => {
  const account = await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  for (const { name, bytes } of files) {
    const stored = await vaults
      .get()('isques')
      .put(Readable.from([bytes]))
    await inTransaction(await site.ctx(), async (tx) => {
      await addStoredFiles(tx, [stored])
      const { id } = await tx
        .insertInto('document')
        .values({ account_id: account.id, state: 'envoye', created_at: tx.scope.now, sent_at: tx.scope.now })
        .returning('id')
        .executeTakeFirstOrThrow()
      const file = { document_id: id, position: 1, name, kind: 'pdf', size: bytes.length, state: 'pret' }
      await tx
        .insertInto('document_file')
        .values({ ...file, original_id: stored.id })
        .execute()
    })
  }
}

test('RT-4 · the archive reads back: JSON, a page that stands alone, documents byte for byte; nothing of the other parent’s', async () => {
  const bytes = await pdf(2)
  await sent('hubert.mounier', [{ name: 'Livret d’Éric (2).pdf', bytes }])
  const files = await download(await asked('hubert.mounier'))
  const json = JSON.parse(files.get('mes-donnees.json')!.toString())
  expect(json.commune).toBe('Isques')
  expect(json.donnees.person.lignes.map((p: { first_name: string }) => p.first_name).sort()).toEqual(['Hubert', 'Éric'])
  expect(json.donnees.ledger_entry.lignes.length).toBeGreaterThan(3)
  expect(json.donnees.request.lignes.length).toBeGreaterThan(3)
  const document = [...files.keys()].find((name) => name.startsWith('documents/'))!
  expect(document).toMatch(/^documents\/\d+-1-Livret-d-Éric-2-\.pdf$/)
  expect(files.get(document)!.equals(bytes)).toBe(true)
  expect(json.documents).toEqual([{ fichier: document, nom: 'Livret d’Éric (2).pdf', taille: bytes.length }])
  const html = files.get('mes-donnees.html')!.toString()
  expect(html).toContain('<html lang="fr">')
  expect(await faultsOfHtml(html)).toEqual([])
  expect(html).not.toMatch(/<script|https?:\/\/|<link|<img/)
  expect(html).toMatch(/<h2 id="ledger_entry">Relevé<\/h2>/)
  const everything = [...files.values()].join('')
  const { rows: others } = await inTransaction(await site.ctx(), async (tx) => ({
    rows: await tx.selectFrom('account').select(['email', 'login']).where('login', '<>', 'hubert.mounier').execute(),
  }))
  for (const { email, login } of others) {
    expect(everything).not.toContain(email)
    expect(everything).not.toContain(login)
  }
})

test('RT-4 · what the town hall joined to its messages is in the archive of whoever it wrote to, and in no other', async () => {
  const bytes = await pdf(1)
  await sent('agent.scolarite', [{ name: 'Certificat.pdf', bytes }])
  const { id: document } = await db.selectFrom('document').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const message = await db
    .selectFrom('thread_message as m')
    .innerJoin('thread as t', 't.id', 'm.thread_id')
    .innerJoin('account as a', 'a.person_id', 't.person_id')
    .select('m.id')
    .where('a.login', '=', 'hubert.mounier')
    .where('m.side', '=', 'town')
    .executeTakeFirstOrThrow()
  await inTransaction(await site.ctx(), (tx) =>
    tx.insertInto('thread_attachment').values({ message_id: message.id, document_id: document }).execute(),
  )
  const mine = await download(await asked('hubert.mounier'))
  const [name] = [...mine.keys()].filter((path) => path.endsWith('Certificat.pdf'))
  expect(mine.get(name!)!.equals(bytes)).toBe(true)
  const { thread_attachment: joined } = JSON.parse(mine.get('mes-donnees.json')!.toString()).donnees
  expect(joined.lignes).toEqual([{ message_id: message.id, document_id: document }])
  const theirs = await download(await asked('pascal.dupin'))
  expect([...theirs.keys()].filter((path) => path.includes('Certificat'))).toEqual([])
})

test('RT-4 · documents are opened one at a time, however many there are', async () => {
  await sent(
    'hubert.mounier',
    Array.from({ length: 6 }, (_, i) => ({ name: `${i}.pdf`, bytes: Buffer.alloc(200_000, i) })),
  )
  const real = vaults.get()
  let open = 0
  let most = 0
  vaults.plug((town) => {
    const vault: Vault = real(town)
    return {
      ...vault,
      read: async function* (file) {
        most = Math.max(most, ++open)
        yield* vault.read(file)
        open--
      },
    }
  })
  await asked('hubert.mounier')
  vaults.plug(real)
  expect(most).toBe(1)
})

test('RT-2 · an export goes with its file a week after its making, or when its owner says so', async () => {
  const me = await asked('pascal.dupin')
  const kept = await onDisk()
  const sweep = async () => rightsFeature.schedules![0]!.run(await site.ctx())
  site.setClock('2026-11-23T09:59:59')
  await sweep()
  expect(await onDisk()).toEqual(kept)
  site.later({ seconds: 1 })
  await sweep()
  expect((await onDisk()).length).toBeLessThan(kept.length)
  site.setClock(T)
  await me.open(EXPORT)
  expect(me.has('button', 'Demander mes données')).toBe(true)
  await asked('pascal.dupin')
  const again = await onDisk()
  await me.open(EXPORT)
  await me.press('Supprimer ce fichier')
  expect((await onDisk()).length).toBe(again.length - 1)
  expect(me.text).toContain('Le fichier est supprimé.')
})

test('RT-2 · an export whose making gave up ends like one that was made: its owner may ask again', async () => {
  const { id } = await db.selectFrom('account').select('id').where('login', '=', 'claire.lefebvre').executeTakeFirstOrThrow()
  await inTransaction(await site.ctx(), (tx) => insertExport(tx, id))
  expect((await at('claire.lefebvre', EXPORT)).text).toContain('Votre fichier se prépare')
  site.setClock('2026-11-23T10:00')
  await rightsFeature.schedules![0]!.run(await site.ctx())
  expect((await at('claire.lefebvre', EXPORT)).has('button', 'Demander mes données')).toBe(true)
})
