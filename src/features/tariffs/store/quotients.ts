import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import type { EventsWish } from '#platform/db/events.ts'
import { Absent } from '#platform/http/errors.ts'

export type QuotientStatus = 'declared' | 'valid' | 'refused' | 'replaced'
export type Quotient = {
  readonly id: number
  readonly household: number
  readonly cents: number
  readonly from: Day
  readonly until: Day
  readonly status: QuotientStatus
  readonly declaredAt: Temporal.Instant
  readonly declaredBy: number
  readonly reason: string | null
  /** The proof sent; null once it is deleted, or when there never was one. */
  readonly document: number | null
  readonly isSeenOnly: boolean
}

const quotients = (db: Db) =>
  db
    .selectFrom('quotient')
    .select([
      'id',
      'household_id as household',
      'quotient_cents as cents',
      'valid_from as from',
      'valid_until as until',
      'status',
      'declared_at as declaredAt',
      'declared_by as declaredBy',
      'reason',
      'document_id as document',
      'is_seen_only as isSeenOnly',
    ])
    .$narrowType<{ status: QuotientStatus }>()

/** What a household declared, newest first. */
export const listOwnQuotients = (db: Db, household: number): Promise<Quotient[]> =>
  quotients(db).where('household_id', '=', household).orderBy('id', 'desc').limit(20).execute() as Promise<Quotient[]>

export type QuotientHappened = {
  readonly at: Temporal.Instant
  readonly what: 'declared' | 'valid' | 'refused'
  readonly id: number
  readonly agent: string | null
}

/** What a household declared and what was decided of it, latest first; the amounts are not in the answer. */
export const listHappened = async (db: Db, household: number, { before, limit }: EventsWish): Promise<QuotientHappened[]> => {
  const { rows } = await sql<QuotientHappened>`
    with own as (select * from quotient where household_id = ${household}), happened as (
      select declared_at as at, 'declared' as what, id, null::bigint as agent from own
      union all
      select decided_at, case when status = 'refused' then 'refused' else 'valid' end, id, decided_by from own where decided_at is not null
    )
    select h.at, h.what, h.id, g.first_name || ' ' || g.last_name as agent
    from happened h left join agent g on g.account_id = h.agent
    where ${before}::timestamptz is null or h.at < ${before}
    order by h.at desc, h.id desc limit ${limit}`.execute(db)
  return rows
}

export const countDeclared = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('quotient')
      .select(sql<number>`count(*)`.as('n'))
      .where('status', '=', 'declared')
      .executeTakeFirstOrThrow()
  ).n

export type ListedQuotient = Quotient & {
  /** Who declared it, as a person. */
  readonly person: number
  readonly firstName: string
  readonly birthName: string
  readonly usualName: string | null
}

const listed = (db: Db) =>
  quotients(db)
    .innerJoin('account as a', 'a.id', 'quotient.declared_by')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .clearSelect()
    .select([
      'quotient.id',
      'quotient.household_id as household',
      'quotient.quotient_cents as cents',
      'quotient.valid_from as from',
      'quotient.valid_until as until',
      'quotient.status',
      'quotient.declared_at as declaredAt',
      'quotient.declared_by as declaredBy',
      'quotient.reason',
      'quotient.document_id as document',
      'quotient.is_seen_only as isSeenOnly',
      'p.id as person',
      'p.first_name as firstName',
      'p.birth_name as birthName',
      'p.usual_name as usualName',
    ])

/** Those that wait for an agent, the eldest first. */
export const listDeclared = (db: Db): Promise<ListedQuotient[]> =>
  listed(db).where('quotient.status', '=', 'declared').orderBy('quotient.declared_at').limit(200).execute() as Promise<
    ListedQuotient[]
  >

const ending = (db: Db, first: Day, last: Day) =>
  listed(db)
    .where('quotient.status', '=', 'valid')
    .where('quotient.valid_until', '>=', first)
    .where('quotient.valid_until', '<=', last)
    .where((w) =>
      w.not(
        w.exists(
          w
            .selectFrom('quotient as next')
            .select('next.id')
            .whereRef('next.household_id', '=', 'quotient.household_id')
            .where('next.status', 'in', ['valid', 'declared'])
            .whereRef('next.valid_until', '>', 'quotient.valid_until'),
        ),
      ),
    )
    .orderBy('quotient.valid_until')
    .limit(200)
    .$narrowType<{ status: QuotientStatus }>()

/** Validated ones that stop counting between two days and have no successor. */
export const listExpiring = (db: Db, first: Day, last: Day): Promise<ListedQuotient[]> => ending(db, first, last).execute()

/** @throws Absent */
export const getListed = async (db: Db, id: number): Promise<ListedQuotient> => {
  const row = await listed(db).where('quotient.id', '=', id).executeTakeFirst()
  if (!row) throw new Absent(`quotient ${id}`)
  return row as ListedQuotient
}

/** @returns its number; null when one waits already */
export const insertDeclared = async (
  tx: Tx,
  q: { household: number; cents: number; from: Day; until: Day; account: number },
): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    insert into quotient (household_id, quotient_cents, valid_from, valid_until, status, declared_at, declared_by)
    values (${q.household}, ${q.cents}, ${q.from}, ${q.until}, 'declared', ${tx.scope.now}, ${q.account})
    on conflict (household_id) where status = 'declared' do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

/** @throws Absent when it does not exist or is another household's */
export const getOwnQuotient = async (db: Db, at: { id: number; household: number }): Promise<Quotient> => {
  const row = await quotients(db).where('id', '=', at.id).where('household_id', '=', at.household).executeTakeFirst()
  if (!row) throw new Absent(`quotient ${at.id} of household ${at.household}`)
  return row as Quotient
}

/** What waits for an agent, locked. Null when nothing does. */
export const lockDeclared = async (tx: Tx, household: number): Promise<Quotient | null> =>
  ((await quotients(tx).where('household_id', '=', household).where('status', '=', 'declared').forUpdate().executeTakeFirst()) as
    | Quotient
    | undefined) ?? null

export const setProof = async (tx: Tx, id: number, document: number | null): Promise<void> => {
  await tx.updateTable('quotient').set({ document_id: document }).where('id', '=', id).execute()
}

/** Proofs of what was decided before then and stopped counting before that day, if it ever did. */
export const listOldProofs = async (db: Db, before: Temporal.Instant, day: Day): Promise<{ id: number; document: number }[]> => {
  const { rows } = await sql<{ id: number; document: number }>`
    select id, document_id as document from quotient
    where document_id is not null and decided_at < ${before} and (status <> 'valid' or valid_until < ${day})
    order by id limit 500`.execute(db)
  return rows
}

/** TA-14 · Valid ones that end by that day, have no successor and were not told of, when a price depends on the quotient. */
export const listToWarn = async (db: Db, today: Day, by: Day): Promise<ListedQuotient[]> => {
  const matters = await db
    .selectFrom('tariff')
    .select('id')
    .where('published_at', 'is not', null)
    .where('method', '<>', 'flat')
    .where((w) => w.or([w('valid_until', 'is', null), w('valid_until', '>', today)]))
    .limit(1)
    .executeTakeFirst()
  return matters ? ending(db, today, by).where('quotient.warned_at', 'is', null).execute() : []
}

/** @returns false when another run has told already */
export const markWarned = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx
    .updateTable('quotient')
    .set({ warned_at: tx.scope.now })
    .where('id', '=', id)
    .where('status', '=', 'valid')
    .where('warned_at', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Makes room: what counts from that day or later is replaced, what runs on it ends at its eve. */
export const endBefore = async (tx: Tx, household: number, from: Day): Promise<void> => {
  await tx
    .updateTable('quotient')
    .set({ status: 'replaced' })
    .where('household_id', '=', household)
    .where('status', '=', 'valid')
    .where('valid_from', '>=', from)
    .execute()
  await tx
    .updateTable('quotient')
    .set({ valid_until: from.subtract({ days: 1 }) })
    .where('household_id', '=', household)
    .where('status', '=', 'valid')
    .where('valid_until', '>=', from)
    .execute()
}

export const markDecided = async (
  tx: Tx,
  id: number,
  d: {
    status: 'valid' | 'refused'
    reason: string | null
    from: Day
    until: Day
    cents: number
    account: number
    isSeenOnly: boolean
  },
): Promise<void> => {
  await tx
    .updateTable('quotient')
    .set({
      status: d.status,
      reason: d.reason,
      valid_from: d.from,
      valid_until: d.until,
      quotient_cents: d.cents,
      decided_at: tx.scope.now,
      decided_by: d.account,
      is_seen_only: d.isSeenOnly,
    })
    .where('id', '=', id)
    .execute()
}

export const lockHousehold = async (tx: Tx, household: number): Promise<void> => {
  await sql`select id from household where id = ${household} for update`.execute(tx)
}

/** Where the household lives on that day, as written; null when nothing was. */
export const residenceOn = async (db: Db, household: number, day: Day): Promise<boolean | null> =>
  (
    await db
      .selectFrom('residence')
      .select('resident')
      .where('household_id', '=', household)
      .where('valid_from', '<=', day)
      .orderBy('valid_from', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.resident ?? null

export const setResidence = async (
  tx: Tx,
  r: { household: number; from: Day; resident: boolean; account: number },
): Promise<void> => {
  await sql`insert into residence (household_id, valid_from, resident, set_at, set_by)
    values (${r.household}, ${r.from}, ${r.resident}, ${tx.scope.now}, ${r.account})
    on conflict (household_id, valid_from) do update set resident = excluded.resident, set_at = excluded.set_at, set_by = excluded.set_by`.execute(
    tx,
  )
}
