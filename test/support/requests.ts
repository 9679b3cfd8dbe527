import type { Kysely } from 'kysely'
import { mayDo } from '#app/roles.ts'
import { accepted, refused, startRequest, submitted, taken } from '#features/procedures/index.ts'
import type { DB } from '#platform/db/database.ts'
import type { Agent, Citizen } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { mayDo as mayDoPort } from '#platform/http/may-do.ts'
import { sendMail } from '#platform/mail/mail.ts'
import { publishShippedProcedures } from '../../db/content/procedures.ts'
import { type MoneyTown, moneyTown } from './money.ts'

export type RequestTown = MoneyTown & {
  readonly office: { readonly schools: number; readonly desk: number }
  readonly school: number
  readonly as: <A extends Citizen | Agent>(
    actor: A,
    paris?: string,
  ) => TownCtx & { actor: A; from: { ip: string; prefetch: boolean } }
  readonly agent: (firstName: string, service?: number) => Promise<Agent>
  /** A draft of «Contacter la mairie». @returns its number */
  readonly request: (citizen: Citizen) => Promise<number>
  /** The facts told so far, once what waits has run. */
  readonly told: () => Promise<readonly { readonly fact: string; readonly number: number }[]>
  /** Runs what waits and gives the letters that this address received, oldest first. */
  readonly letters: (to: string) => Promise<{ subject: string; text: string }[]>
}

/** A town with services, a school with its years, terms of use and the shipped procedures. Call it at the top of the file. */
export const requestTown = async (): Promise<RequestTown> => {
  const town = await moneyTown()
  mayDoPort.plug(mayDo)
  const NOW = '2017-10-05T14:02'
  const ctx = town.at(NOW)
  const db = ctx.db as Kysely<DB>
  const service = async (slug: string, name: string, sort: number): Promise<number> =>
    (
      await db
        .insertInto('service')
        .values({
          slug,
          name,
          phone: '03 53 01 00 02',
          email: `${slug}@isques.example`,
          address: '1 rue de la Mairie, 62360 Isques',
          sort,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const office = {
    schools: await service('scolarite', 'Service scolaire', 3),
    desk: await service('accueil', 'Accueil de la mairie', 4),
  }
  const school = (
    await db
      .insertInto('school')
      .values({ name: 'École Le petit prince', address: 'Isques' })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
  const levels = ['PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2']
  await db
    .insertInto('school_level')
    .values(
      levels.map((code, sort) => ({ school_id: school, code, name: code, stage: sort < 3 ? 'maternelle' : 'elementaire', sort })),
    )
    .execute()
  await db
    .insertInto('school_year')
    .values(
      [2016, 2017, 2018].map((y) => ({
        first_year: y,
        first_day: `${y}-09-04` as never,
        last_day: `${y + 1}-07-06` as never,
        computed: false,
      })),
    )
    .execute()
  await db
    .insertInto('legal_page')
    .values({
      slug: 'cgu',
      version: 1,
      title: 'Conditions générales d’utilisation',
      text: '',
      published_at: ctx.now,
    })
    .execute()
  await publishShippedProcedures(ctx)

  const heard: { fact: string; number: number }[] = []
  const witness = (fact: string) => [
    {
      name: 'witness',
      run: async (_: TownCtx, data: never) => void heard.push({ fact, number: (data as { number: number }).number }),
    },
  ]
  town.jobs.define(
    {
      jobs: { [sendMail.name]: sendMail.run as never },
      reactions: Object.fromEntries([submitted, taken, accepted, refused].map(({ name }) => [name, witness(name)])),
      schedules: [],
    },
    async () => town.at(NOW),
    ['isques'],
  )

  let agents = 0
  let drafts = 0
  return {
    ...town,
    office,
    school,
    as: (actor, paris = NOW) => ({ ...town.at(paris), actor, from: { ip: '127.0.0.1', prefetch: false } }),
    agent: async (firstName, serviceId = office.schools) => {
      agents += 1
      const account = await db
        .insertInto('account')
        .values({ kind: 'agent', login: `agent${agents}`, email: `agent${agents}@isques.example`, created_at: ctx.now })
        .returning('id')
        .executeTakeFirstOrThrow()
      const names = { first_name: firstName, last_name: 'Petit', quality: 'Agent du service scolaire' }
      await db
        .insertInto('agent')
        .values({ account_id: account.id, ...names, service_id: serviceId })
        .execute()
      return {
        kind: 'agent',
        account: account.id,
        name: { firstName, lastName: 'Petit' },
        quality: names.quality,
        service: serviceId,
        roles: serviceId === office.schools ? ['scolarite'] : ['accueil'],
      }
    },
    request: async (actor) => {
      const key = `draft-${actor.account}-${drafts++}`
      const started = await startRequest({ ...town.at(NOW), actor }, { procedure: 'contacter-la-mairie', key })
      if (!started.ok) throw new Error(started.refusal)
      return started.value
    },
    told: async () => {
      await town.jobs.runAll()
      return heard
    },
    letters: async (to) => {
      await town.jobs.runAll()
      const rows = await db.selectFrom('demo_mail').selectAll().where('recipient', '=', to).orderBy('id').execute()
      return rows.map((row) => ({ subject: row.subject, text: row.text_part }))
    },
  }
}
