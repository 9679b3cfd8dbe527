import { pino } from 'pino'
import { afterAll } from 'vitest'
import type { Clock } from '#platform/clock.ts'
import { openTowns } from '#platform/db/towns.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts'
import { testDatabase } from './database.ts'

export type MoneyTown = {
  /** The town at that moment, «2017-11-13T10:00» Paris time. */
  readonly at: (paris: string) => TownCtx
  readonly jobs: Jobs
  readonly services: { readonly canteen: number; readonly childcare: number }
  readonly activities: { readonly morning: number; readonly meal: number; readonly evening: number }
  /** An adult with an account, alone in a new household, and a child. */
  /** An agent with those roles. */
  readonly agentNamed: (login: string, roles: readonly string[]) => Promise<Agent>
  readonly family: (name?: string, child?: string) => Promise<{ citizen: Citizen; child: number; email: string }>
}

/** A town of its own with the services and activities of Isques, for tests about money. Call it at the top of the file. */
export const moneyTown = async (): Promise<MoneyTown> => {
  const { connection } = await testDatabase()
  const towns = await openTowns(connection, { baseUrl: 'http://localhost:3000' })
  let clock: Clock = () => Temporal.Instant.from('2017-11-13T09:00:00Z')
  const jobs = await openJobs({ connection, log: pino({ level: 'silent' }), clock: () => clock() })
  afterAll(async () => {
    await jobs.stop()
    await towns.close()
  })
  const { db } = towns.all[0]!
  const at = (paris: string): TownCtx => {
    const now = Temporal.PlainDateTime.from(paris).toZonedDateTime('Europe/Paris').toInstant()
    clock = () => now
    return {
      town: {
        slug: 'isques',
        baseUrl: 'http://localhost:3000',
        name: 'Isques',
        brandColor: '#c8102e',
        address: '1 rue de la Mairie, 62360 Isques',
        phone: '03 53 01 00 00',
        email: 'mairie@isques.example',
        openingHours: 'du lundi au vendredi, 9 h – 12 h',
        regieName: 'Régie d’Isques',
        conformity: 'non conforme',
        minimumAge: 15,
        topUpMin: 100,
        topUpMax: 500_00,
        logo: null,
        picture: null,
        passwordProfile: 'manuel',
        switchedOff: [],
        mail: { name: null, address: null, replyTo: null },
      },
      db,
      now,
      jobs: jobs.sender,
      mode: 'demo',
    }
  }
  const service = async (slug: string, name: string, sort: number) =>
    (
      await db
        .insertInto('service')
        .values({ slug, name, phone: '03 53 01 00 00', email: `${slug}@isques.example`, address: 'Isques', sort })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const canteen = await service('restauration', 'Restauration scolaire', 1)
  const childcare = await service('garderie', 'Garderie', 2)
  const activity = async (serviceId: number, slug: string, sessionName: string, name: string, startsAt: string, endsAt: string) =>
    (
      await db
        .insertInto('activity')
        .values({
          service_id: serviceId,
          slug,
          session_name: sessionName,
          name,
          starts_at: startsAt as never,
          ends_at: endsAt as never,
          weekdays: [1, 2, 4, 5],
          places: 60,
          sort: 1,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const morning = await activity(childcare, 'garderie-matin', 'Garderie matin', 'Garderie matin', '07:30', '08:30')
  const meal = await activity(canteen, 'repas', 'Restauration scolaire', 'Repas de midi', '12:00', '13:30')
  const evening = await activity(childcare, 'garderie-soir', 'Garderie soir', 'Garderie soir', '16:30', '18:30')

  let families = 0
  const family: MoneyTown['family'] = async (name = 'Mounier', child = 'Éric') => {
    families += 1
    const created_at = at('2017-09-01T08:00').now
    const born = { birth_country: 'France', birth_place: 'LYON 02', birth_department: '69', created_at }
    const household = (await db.insertInto('household').values({ created_at }).returning('id').executeTakeFirstOrThrow()).id
    const person = async (kind: 'adult' | 'child', first: string, birth: string) =>
      (
        await db
          .insertInto('person')
          .values({
            ...born,
            kind,
            household_id: kind === 'adult' ? household : null,
            first_name: first,
            birth_name: name,
            birth_date: birth as never,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    const adult = await person('adult', 'Hubert', '1980-03-04')
    const kid = await person('child', child, '2010-03-12')
    await db
      .insertInto('guardianship')
      .values({
        adult_id: adult,
        child_id: kid,
        may_see: true,
        may_book: true,
        may_pay: true,
        is_written_to: true,
        since: created_at,
      })
      .execute()
    const email = `famille${families}@example.org`
    const account = await db
      .insertInto('account')
      .values({ kind: 'citizen', login: `famille${families}`, email, person_id: adult, created_at })
      .returning('id')
      .executeTakeFirstOrThrow()
    const citizen: Citizen = {
      kind: 'citizen',
      account: account.id,
      person: adult,
      household,
      name: { firstName: 'Hubert', birthName: name, usualName: null },
    }
    return { citizen, child: kid, email }
  }
  const agentNamed: MoneyTown['agentNamed'] = async (login, roles) => {
    const created_at = at('2017-09-01T08:00').now
    const { id } = await db
      .insertInto('account')
      .values({ kind: 'agent', login, email: `${login}@isques.example`, created_at })
      .returning('id')
      .executeTakeFirstOrThrow()
    const row = { first_name: 'Agnès', last_name: 'Caron', quality: 'Régisseuse', service_id: canteen }
    await db
      .insertInto('agent')
      .values({ account_id: id, ...row })
      .execute()
    const name = { firstName: row.first_name, lastName: row.last_name }
    return { kind: 'agent', account: id, name, quality: row.quality, service: canteen, roles }
  }
  return { at, jobs, agentNamed, services: { canteen, childcare }, activities: { morning, meal, evening }, family }
}
