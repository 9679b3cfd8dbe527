import type { FastifyInstance } from 'fastify'
import { listMigrations } from '#platform/db/migrate.ts'
import type { Towns } from '#platform/db/towns.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'

const answered = async (question: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await question()
  } catch {
    return false
  }
}

/**
 * `/sante`: the process is alive. `/sante/pret`: it can serve (database, migrations, jobs), 503 otherwise; for load
 * balancers and monitors.
 */
export const serveHealth = (app: FastifyInstance, parts: { towns: Towns; jobs: Jobs }): void => {
  app.get('/sante', async (_request, reply) => reply.header('cache-control', 'no-store').send({ statut: 'vivant' }))
  app.get('/sante/pret', async (_request, reply) => {
    const wanted = (await listMigrations()).length
    const database = await answered(async () => {
      for (const town of parts.towns.all) await town.pool.query('select 1')
      return true
    })
    const migrations =
      database &&
      (await answered(async () => {
        const counts = await Promise.all(
          parts.towns.all.map(
            async (town) => (await town.pool.query<{ n: number }>('select count(*) as n from migration')).rows[0]?.n,
          ),
        )
        return counts.every((n) => n === wanted)
      }))
    const jobs = database && (await answered(parts.jobs.ready))
    const ready = database && migrations && jobs
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ statut: ready ? 'pret' : 'indisponible', base: database, migrations, travaux: jobs })
  })
}
