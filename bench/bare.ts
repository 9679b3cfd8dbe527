// The other side of the comparison: a Fastify route that looks the session up with the portal's own query, on a plain pool of
// ten connections, and sends bytes made beforehand. Nothing else: no page, no headers of security, no log.
// Arguments: port, folder of the pages. Environment: LIANE_DATA.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Fastify from 'fastify'
import { findActor } from '#features/accounts/store/sessions.ts'
import { loadConfig, readEnvironment } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { openStorage } from '#platform/db/storage.ts'
import { openTowns } from '#platform/db/towns.ts'
import { openLog } from '#platform/installation.ts'

const [port = '', folder = ''] = process.argv.slice(2)
const config = loadConfig(readEnvironment())
const storage = await openStorage(config, openLog({ logLevel: 'silent' }), true)
const towns = await openTowns(storage.connection, { baseUrl: config.baseUrl })
const db = openDatabase(towns.bySlug('isques').pool)

const app = Fastify()
const token = (cookie: string | undefined) => /(?:^|; )liane=([\w-]{43})/.exec(cookie ?? '')?.[1] ?? null
for (const name of readdirSync(folder)) {
  const bytes = readFileSync(join(folder, name))
  app.get(`/${name}`, async (request, reply) => {
    const found = await findActor(db, token(request.headers.cookie), Temporal.Now.instant())
    if (!found) return reply.code(503).send()
    return reply.type('text/html; charset=utf-8').send(bytes)
  })
}
app.get('/', (_request, reply) => reply.send('ready'))
process.on('SIGTERM', async () => {
  await app.close()
  await towns.close()
  await storage.stop()
  process.exit(0)
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
