import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { createCitizen } from '#features/accounts/index.ts'
import { openHouseholdAccount } from '#features/ledger/index.ts'
import { receive } from '#features/regie/index.ts'
import type { DB } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/database.ts'
import { hashPassword } from '#platform/passwords.ts'
import { hireAgents } from '../../db/demo/agents.ts'
import { emptyTown } from '../../db/demo/empty.ts'
import { DEMO_PASSWORD } from '../../db/demo/password.ts'
import { openStage } from '../../db/demo/stage.ts'
import { furnishTown, insertTown } from '../../db/demo/town.ts'
import type { Persona } from './personas.ts'
import { agentCtx } from './routes.ts'
import type { Site } from './site.ts'

/** Somebody who has just made an account: no child, no request, no message. */
export const newcomer: Persona = { name: 'newcomer', kind: 'citizen', login: 'nouvelle.venue', roles: ['citizen'] }

/** Makes the demo a town on its first day: agents and rules, no family but a newcomer, no news, no place, no price. */
export const makeBare = async (site: Site): Promise<void> => {
  const town = site.towns.bySlug('isques')
  const { db } = town
  const { now } = await site.ctx()
  const client = await town.pool.connect()
  await emptyTown(client, 'isques').finally(() => client.release())
  await insertTown(db, now)
  const hash = await hashPassword(DEMO_PASSWORD)
  const stage = await openStage(town, now, hash)
  await furnishTown(db, stage.at(now), stage.at(now))
  await hireAgents(stage.at(now))
  for (const table of ['place_exception', 'place', 'search_synonym', 'standard_answer', 'tariff'] as const)
    await sql`delete from ${sql.table(table)}`.execute(db)
  await inTransaction(stage.at(now), async (tx) => {
    const { household } = await createCitizen(tx, {
      civility: null,
      firstName: 'Nouvelle',
      birthName: 'Venue',
      usualName: null,
      secondName: null,
      thirdName: null,
      birthDate: Temporal.PlainDate.from('1990-05-04'),
      birthCountry: 'France',
      birthPlace: 'Lille',
      birthDepartment: '59',
      birthCommune: '59350',
      login: newcomer.login!,
      email: 'nouvelle.venue@example.org',
      passwordHash: hash,
    })
    await openHouseholdAccount(tx, household)
  })
}

/** One word that no line can break, and many words. */
const WORD = 'Wolfeschlegelsteinhausenbergerdorff'
const NAME = `-Maximilienne ${WORD}`
const SENTENCE = ` – et encore beaucoup d’autres choses à dire, dont ${WORD}, que personne n’avait prévues`
const TEXT = SENTENCE.repeat(6)

/** Text columns and what is added to each: names of sixty letters and more, sentences that fill a screen. */
const LONG: readonly (readonly [table: string, columns: readonly string[], added: string])[] = [
  ['person', ['first_name', 'birth_name', 'usual_name'], NAME],
  ['agent', ['first_name', 'last_name', 'quality'], NAME],
  ['authorised_person', ['name'], NAME],
  ['service', ['name', 'address'], SENTENCE],
  ['school', ['name', 'address'], SENTENCE],
  ['activity', ['name', 'session_name'], SENTENCE],
  ['place', ['name', 'address', 'accessibility'], SENTENCE],
  ['news', ['title', 'summary', 'body'], TEXT],
  ['standard_answer', ['title', 'body'], TEXT],
  ['thread_message', ['body', 'signed_by'], TEXT],
  ['thread', ['subject'], SENTENCE],
  ['tariff', ['label', 'deliberation'], SENTENCE],
  ['closure', ['label'], SENTENCE],
  ['document_type', ['name', 'help', 'question'], SENTENCE],
  ['attendance_kind', ['label'], SENTENCE],
  ['search_synonym', ['word', 'means'], NAME],
  ['legal_page', ['title'], SENTENCE],
  ['legal_page', ['text', 'change'], TEXT],
  ['town', ['address', 'opening_hours', 'regie_name'], SENTENCE],
]

const lengthen = async (db: Kysely<DB>): Promise<void> => {
  const { rows } = await sql<{ t: string; c: string }>`
    select table_name as t, column_name as c from information_schema.columns
    where table_schema = 'isques' and data_type = 'text'`.execute(db)
  const known = new Set(rows.map(({ t, c }) => `${t}.${c}`))
  // What was published or used is not changed by anybody: its guards are lifted for a town that no one will live in.
  for (const [table, columns, added] of [...LONG, ['procedure_version', [], ''] as const]) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
    for (const column of columns)
      if (known.has(`${table}.${column}`))
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} || ${added}`.execute(db)
  }
  // What a definition calls itself.
  await sql`update procedure_version set definition = jsonb_set(jsonb_set(definition, '{title}', to_jsonb(definition->>'title' || ${SENTENCE})), '{summary}', to_jsonb(definition->>'summary' || ${TEXT}))`.execute(
    db,
  )
}

/** More and longer than anybody has: names, titles, texts; eight children; twelve activities. */
export const makeLong = async (site: Site): Promise<void> => {
  const { db } = site.towns.bySlug('isques')
  const { now } = await site.ctx()
  const pascal = await db.selectFrom('account').select('person_id').where('login', '=', 'pascal.dupin').executeTakeFirstOrThrow()
  const like = await db
    .selectFrom('guardianship as g')
    .innerJoin('person as p', 'p.id', 'g.child_id')
    .selectAll('p')
    .where('g.adult_id', '=', pascal.person_id!)
    .executeTakeFirstOrThrow()
  const bond = await db.selectFrom('guardianship').selectAll().where('child_id', '=', like.id).executeTakeFirstOrThrow()
  for (const name of ['Théophile', 'Zéphirine', 'Clotilde', 'Barthélemy']) {
    const { id: _, ...copied } = { ...like, first_name: name, created_at: now }
    const { id } = await db
      .insertInto('person')
      .values(copied as never)
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('guardianship')
      .values({ ...bond, child_id: id })
      .execute()
  }
  const { id: _, ...activity } = await db.selectFrom('activity').selectAll().orderBy('id').executeTakeFirstOrThrow()
  const levels = await db.selectFrom('activity_level').selectAll().where('activity_id', '=', _).execute()
  for (let i = 0; i < 9; i++) {
    const copied = { ...activity, slug: `atelier-${i}`, name: `Atelier ${i}`, session_name: `Atelier ${i}`, sort: 10 + i }
    const { id } = await db
      .insertInto('activity')
      .values(copied as never)
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('activity_level')
      .values(levels.map((level) => ({ ...level, activity_id: id })))
      .execute()
  }
  // Conditions that have changed since those who live there accepted them.
  const terms = await db
    .selectFrom('legal_page')
    .select(['slug', 'title', 'text'])
    .where('slug', '=', 'cgu')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('legal_page')
    .values({ ...terms, version: 2, change: 'Les délais ont changé.', published_at: now })
    .execute()
  // A statement of three hundred lines.
  const { household_id, id: payer } = await db
    .selectFrom('person')
    .select(['household_id', 'id'])
    .where('id', '=', pascal.person_id!)
    .executeTakeFirstOrThrow()
  const ctx = await agentCtx(site, 'agent.regie', 'regisseur')
  const paid = {
    household: household_id!,
    payer,
    means: 'transfer',
    amountCents: 100,
    tenderedCents: null,
    issuer: null,
    bank: null,
    piece: 'VIR1',
  } as const
  for (let i = 0; i < 300; i++) {
    const done = await receive(ctx, paid, `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`)
    if (!done.ok) throw new Error(done.refusal)
  }
  await lengthen(db)
}
