import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { buildApp } from '#app/build-app.ts'
import { wire } from '#app/wire.ts'
import { makeTownCtx } from '#app/work.ts'
import { createCitizen, type Identity } from '#features/accounts/index.ts'
import { type DB, inTransaction } from '#platform/db/database.ts'
import { openTowns } from '#platform/db/towns.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import { openKeys } from '#platform/keys.ts'
import { hashPassword } from '#platform/passwords.ts'
import { testDatabase } from './database.ts'
import { scratchFolder } from './scratch.ts'
import { Visitor } from './visitor.ts'

const ORIGIN = 'http://localhost:3000'
export const PASSWORD = 'Gr4nite+rose'

export type Letter = { readonly subject: string; readonly text: string; readonly html: string }

export type PeopleTown = {
  readonly app: FastifyInstance
  readonly db: Kysely<DB>
  readonly visitor: () => Visitor
  /** Moves the clock. */
  readonly later: (duration: Temporal.DurationLike) => void
  readonly ctx: () => Promise<TownCtx>
  /** A visitor's request from that address. */
  readonly from: (ip?: string) => Promise<Ctx>
  /** Runs what waits; the letters that address has received, oldest first. */
  readonly letters: (to: string) => Promise<Letter[]>
  /** Somebody with an account, whose password is `PASSWORD`. */
  readonly citizen: (
    login: string,
    identity?: Partial<Identity>,
  ) => Promise<{ account: number; person: number; household: number; email: string }>
}

export const identity: Identity = {
  civility: null,
  firstName: 'Camille',
  birthName: 'Roux',
  usualName: null,
  secondName: null,
  thirdName: null,
  birthDate: Temporal.PlainDate.from('1988-03-04'),
  birthCountry: 'France',
  birthPlace: 'LYON 02',
  birthDepartment: '69',
  birthCommune: '69382',
}

/** The whole portal over an empty town: settings and one service, nobody. Call it at the top of the file. */
export const peopleTown = async (start = '2026-11-23T10:00:00Z'): Promise<PeopleTown> => {
  const { connection } = await testDatabase()
  let now = Temporal.Instant.from(start)
  const clock = () => now
  const log = pino({ level: 'silent' })
  const towns = await openTowns(connection, { baseUrl: ORIGIN })
  const jobs = await openJobs({ connection, log, clock })
  const config = {
    mode: 'demo',
    baseUrl: ORIGIN,
    dataDir: scratchFolder(),
    trustProxy: false,
    mailFrom: 'Isques <ne-pas-repondre@isques.example>',
  } as const
  wire({ config, towns, jobs })
  const app = await buildApp({
    config,
    keys: openKeys({ key: Buffer.alloc(32, 7), dataDir: '/nowhere' }),
    towns,
    jobs,
    clock,
    log,
  })
  afterAll(async () => {
    await app.close()
    await jobs.stop()
    await towns.close()
  })
  const { db } = towns.bySlug('isques')
  const contact = { address: '1 rue de la Mairie, 62360 Isques', phone: '03 53 01 00 00', email: 'mairie@isques.example' }
  await db
    .insertInto('town')
    .values({
      ...contact,
      name: 'Isques',
      brand_color: '#c8102e',
      opening_hours: 'Du lundi au vendredi',
      regie_name: 'Régie d’Isques',
      minimum_age: 15,
      top_up_min_cents: 100,
      top_up_max_cents: 50_000,
    })
    .execute()
  await db
    .insertInto('service')
    .values({ ...contact, slug: 'accueil', name: 'Accueil', sort: 1 })
    .execute()
  const ctx = () => makeTownCtx({ towns, jobs, mode: 'demo' })('isques', now)
  const passwordHash = await hashPassword(PASSWORD)
  return {
    app,
    db,
    ctx,
    visitor: () => new Visitor(app, ORIGIN),
    later: (duration) => {
      now = now.add(duration)
    },
    from: async (ip = '192.0.2.1') => ({ ...(await ctx()), actor: { kind: 'visitor' }, from: { ip, prefetch: false } }),
    letters: async (to) => {
      await jobs.runAll()
      const rows = await db.selectFrom('demo_mail').selectAll().where('recipient', '=', to).orderBy('id').execute()
      return rows.map((row) => ({ subject: row.subject, text: row.text_part, html: row.html_part }))
    },
    citizen: async (login, over = {}) => {
      const email = `${login}@example.org`
      const made = await inTransaction(await ctx(), (tx) =>
        createCitizen(tx, { ...identity, ...over, login, email, passwordHash }),
      )
      return { ...made, email }
    },
  }
}
