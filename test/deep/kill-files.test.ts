import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { loadConfig } from '#platform/config.ts'
import { sweepFiles } from '#platform/files/sweep.ts'
import { openVaults, readAll } from '#platform/files/vault.ts'
import { openInstallation, openLog } from '#platform/installation.ts'
import { Client } from '#support/client.ts'
import { pdf } from '#support/papers.ts'
import { launchReady, scratch } from '#support/process.ts'

const { folder, remove } = scratch('kill-files')
afterAll(remove)

const ROUNDS = 3

/** Sends the same PDF again and again until the connection breaks. `taken`: told of each that was answered. */
const provide = async (client: Client, paper: string, bytes: Buffer, taken: () => void): Promise<void> => {
  for (let sent = 0; ; sent++) {
    try {
      const form = new FormData()
      form.append('fichier', new File([new Uint8Array(bytes)], `scan-${sent}.pdf`))
      const answer = await client.send(`${paper}/fournir`, form)
      await answer.arrayBuffer()
      taken()
      if (answer.status !== 303) await client.post(`${paper}/retirer`, {})
    } catch {
      return
    }
  }
}

test('kill -9 while files come and while they are opened: no document without its file, no file without its document', async () => {
  const bytes = await pdf(12)
  for (let round = 0; round < ROUNDS; round++) {
    const liane = await launchReady({ dataDir: folder })
    const client = await new Client(liane.url).signIn()
    const html = await (await client.get('/echanges/justificatifs')).text()
    const papers = [...new Set([...html.matchAll(/\/echanges\/justificatifs\/\d+/g)].map(([path]) => path))]
    expect(papers.length).toBeGreaterThan(2)
    let answered = 0
    const writers = papers.slice(0, 3).map((paper) => provide(client, paper, bytes, () => answered++))
    for (const end = performance.now() + 20_000; answered < 4 && performance.now() < end; ) await sleep(50)
    // By now some are opened while others come.
    await sleep(round * 250)
    await liane.end('SIGKILL')
    await Promise.all(writers)
    expect(answered).toBeGreaterThan(0)

    const config = loadConfig({ LIANE_DATA: folder })
    const installation = await openInstallation(config, openLog({ ...config, logLevel: 'silent' }))
    try {
      const { db } = installation.towns.bySlug('isques')
      const vault = openVaults(config.dataDir, installation.keys)('isques')
      const rows = await db.selectFrom('stored_file').selectAll().execute()
      for (const row of rows) {
        const kept = await readAll(vault.read({ id: row.id, wrappedKey: row.wrapped_key }))
        expect(kept.length).toBe(Number(row.size))
      }
      await sweepFiles(db, vault, -60)
      const left: string[] = []
      for await (const { id } of vault.list()) left.push(id)
      expect(left.sort()).toEqual(rows.map(({ id }) => id).sort())
    } finally {
      await installation.closePools()
      await installation.close()
    }
  }
})
