import { sql } from 'kysely'
import type { Named } from '#core/names.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { type ProvedIdentity, readIdentity, writeIdentity } from '../domain/identity-change.ts'

export type ChangeStatus = 'attente' | 'acceptee' | 'refusee' | 'retiree'
export type IdentityChange = Named & {
  readonly id: number
  readonly person: number
  /** Whose identity: one's own, or that of a child whom one follows. */
  readonly isChild: boolean
  /** Who asked. */
  readonly account: number
  readonly asker: Named
  readonly email: string
  readonly before: ProvedIdentity
  readonly after: ProvedIdentity
  /** Null once decided: the proof is deleted. */
  readonly document: number | null
  readonly status: ChangeStatus
  readonly askedAt: Temporal.Instant
  readonly decidedAt: Temporal.Instant | null
  readonly reason: string | null
}

const changes = (db: Db) =>
  db
    .selectFrom('identity_change as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .innerJoin('account as a', 'a.id', 'c.account_id')
    .innerJoin('person as k', 'k.id', 'a.person_id')
    .select([
      'c.id',
      'c.person_id',
      'c.account_id',
      'c.before',
      'c.after',
      'c.document_id',
      'c.status',
      'c.asked_at',
      'c.decided_at',
      'c.reason',
      'p.first_name',
      'p.birth_name',
      'p.usual_name',
      'a.email',
      'p.kind',
      'k.first_name as asker_first',
      'k.birth_name as asker_birth',
      'k.usual_name as asker_usual',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirstOrThrow']>>

const changeOf = (row: Row): IdentityChange => ({
  id: row.id,
  person: row.person_id,
  isChild: row.kind === 'child',
  account: row.account_id,
  asker: { firstName: row.asker_first, birthName: row.asker_birth, usualName: row.asker_usual },
  email: row.email,
  before: readIdentity(row.before),
  after: readIdentity(row.after),
  document: row.document_id,
  status: row.status as ChangeStatus,
  askedAt: row.asked_at,
  decidedAt: row.decided_at,
  reason: row.reason,
  firstName: row.first_name,
  birthName: row.birth_name,
  usualName: row.usual_name,
})

/** The last correction that this person asked for, whatever became of it; those withdrawn aside. */
export const findLastChange = async (db: Db, person: number): Promise<IdentityChange | null> => {
  const row = await changes(db)
    .where('c.person_id', '=', person)
    .where('c.status', '<>', 'retiree')
    .orderBy('c.asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? changeOf(row) : null
}

export const findChange = async (db: Db, id: number): Promise<IdentityChange | null> => {
  const row = await changes(db).where('c.id', '=', id).executeTakeFirst()
  return row ? changeOf(row) : null
}

/** A child's identity as its file says it. */
export const getChildIdentity = async (db: Db, child: number): Promise<ProvedIdentity> => {
  const p = await db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', child)
    .where('kind', '=', 'child')
    .executeTakeFirstOrThrow()
  return {
    sex: p.sex as ProvedIdentity['sex'],
    birthName: p.birth_name,
    usualName: p.usual_name,
    firstName: p.first_name,
    secondName: p.second_name,
    thirdName: p.third_name,
    birthDate: p.birth_date,
    birthCountry: p.birth_country,
    birthPlace: p.birth_place,
    birthDepartment: p.birth_department,
    birthCommune: p.birth_commune,
  }
}

export const saveSex = async (tx: Tx, child: number, sex: ProvedIdentity['sex']): Promise<void> => {
  await tx.updateTable('person').set({ sex }).where('id', '=', child).execute()
}

/** Those that wait for an agent, the eldest first. */
export const listWaitingChanges = async (db: Db): Promise<IdentityChange[]> =>
  (await changes(db).where('c.status', '=', 'attente').orderBy('c.asked_at').limit(200).execute()).map(changeOf)

export const countWaitingChanges = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('identity_change')
      .select(sql<number>`count(*)`.as('n'))
      .where('status', '=', 'attente')
      .executeTakeFirstOrThrow()
  ).n

/** @returns false when one waits already */
export const insertChange = async (
  tx: Tx,
  change: { person: number; account: number; before: ProvedIdentity; after: ProvedIdentity; document: number },
): Promise<boolean> => {
  const row = await tx
    .insertInto('identity_change')
    .values({
      person_id: change.person,
      account_id: change.account,
      before: writeIdentity(change.before),
      after: writeIdentity(change.after),
      document_id: change.document,
      status: 'attente',
      asked_at: tx.scope.now,
    })
    .onConflict((conflict) => conflict.column('person_id').where('status', '=', 'attente').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false when it does not wait any more */
export const settleChange = async (
  tx: Tx,
  id: number,
  to: { status: Exclude<ChangeStatus, 'attente'>; by: number | null; reason: string | null },
): Promise<boolean> => {
  const row = await tx
    .updateTable('identity_change')
    .set({ document_id: null, status: to.status, decided_at: tx.scope.now, decided_by: to.by, reason: to.reason })
    .where('id', '=', id)
    .where('status', '=', 'attente')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** PF-4 · those decided before then; their proofs went when they were decided. @returns how many */
export const deleteChangesBefore = async (tx: Tx, before: Temporal.Instant): Promise<number> => {
  return Number((await tx.deleteFrom('identity_change').where('decided_at', '<', before).executeTakeFirst()).numDeletedRows)
}
