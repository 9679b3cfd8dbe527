import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Retention, Secrecy } from '../domain/document-type.ts'
import type { PaperStatus } from '../domain/paper.ts'

/** A paper that somebody must provide, with what its type says. */
export type Requirement = {
  readonly id: number
  readonly type: {
    readonly slug: string
    readonly name: string
    readonly help: string
    readonly question: string | null
    readonly isSeveralPages: boolean
    readonly isIndispensable: boolean
    readonly provisionalMonths: number | null
    readonly isSharedBySiblings: boolean
    readonly secrecy: Secrecy
    readonly retention: Retention
  }
  /** Null when it is about a household. */
  readonly person: (Named & { readonly id: number; readonly birthDate: Day }) | null
  readonly household: number | null
  /** As written; `statusOn` says what it is today. */
  readonly status: PaperStatus
  readonly reason: string | null
  readonly validUntil: Day | null
  readonly providedAt: Temporal.Instant | null
  readonly decidedAt: Temporal.Instant | null
  readonly isSeenOnly: boolean
  /** The answer to the type's question; null before it is given. */
  readonly isConcerned: boolean | null
  /** The requests that need it now, in order. */
  readonly requests: readonly number[]
}

const requirements = (db: Db) =>
  db
    .selectFrom('requirement as r')
    .innerJoin('document_type as t', 't.slug', 'r.type_slug')
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .select([
      'r.id',
      't.slug',
      't.name',
      't.help',
      't.question',
      't.is_several_pages',
      't.is_indispensable',
      't.provisional_months',
      't.is_shared_by_siblings',
      't.secrecy',
      't.retention',
      't.retention_days',
      'r.person_id',
      'r.household_id',
      'p.first_name',
      'p.birth_name',
      'p.usual_name',
      'p.birth_date',
      'r.status',
      'r.reason',
      'r.valid_until',
      'r.provided_at',
      'r.decided_at',
      'r.is_seen_only',
      'r.is_concerned',
      sql<number[]>`coalesce((select array_agg(n.request_number::int order by n.request_number) from requirement_request n
        where n.requirement_id = r.id and n.released_at is null), '{}')`.as('requests'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof requirements>['executeTakeFirstOrThrow']>>

const requirementOf = (row: Row): Requirement => ({
  id: row.id,
  type: {
    slug: row.slug,
    name: row.name,
    help: row.help,
    question: row.question,
    isSeveralPages: row.is_several_pages,
    isIndispensable: row.is_indispensable,
    provisionalMonths: row.provisional_months,
    isSharedBySiblings: row.is_shared_by_siblings,
    secrecy: row.secrecy as Secrecy,
    retention: row.retention === 'days' ? { kind: 'days', days: row.retention_days! } : { kind: 'school_year' },
  },
  person:
    row.person_id === null
      ? null
      : {
          id: row.person_id,
          firstName: row.first_name!,
          birthName: row.birth_name!,
          usualName: row.usual_name,
          birthDate: row.birth_date!,
        },
  household: row.household_id,
  status: row.status as PaperStatus,
  reason: row.reason,
  validUntil: row.valid_until,
  providedAt: row.provided_at,
  decidedAt: row.decided_at,
  isSeenOnly: row.is_seen_only,
  isConcerned: row.is_concerned,
  requests: row.requests,
})

/** Whose papers: an adult's own, those of the children they may see, those of their household. */
export type Owner = { readonly person: number; readonly household: number }

/** DO-1 · Only what belongs to this adult; another family's paper does not exist for them. */
const owned = (db: Db, { person, household }: Owner) =>
  requirements(db).where((e) =>
    e.or([
      e('r.person_id', '=', person),
      e('r.household_id', '=', household),
      e('r.person_id', 'in', (q) =>
        q.selectFrom('guardianship as g').select('g.child_id').where('g.adult_id', '=', person).where('g.may_see', '=', true),
      ),
    ]),
  )

/** `askedAt`: when the latest request that needs it asked for it. */
export type OwnRequirement = Requirement & { readonly askedAt: Temporal.Instant | null }

/** Somebody's papers: those that a request still needs, and those that were provided. */
export const listOwnRequirements = async (db: Db, owner: Owner): Promise<OwnRequirement[]> => {
  const rows = await owned(db, owner)
    .select(
      sql<Temporal.Instant | null>`(select max(n.required_at) from requirement_request n
        where n.requirement_id = r.id and n.released_at is null)`.as('asked_at'),
    )
    .where((e) =>
      e.or([
        e('r.status', 'in', ['en_verification', 'valide']),
        e.exists(
          e
            .selectFrom('requirement_request as n')
            .select('n.request_number')
            .whereRef('n.requirement_id', '=', 'r.id')
            .where('n.released_at', 'is', null),
        ),
      ]),
    )
    .orderBy('p.birth_date')
    .orderBy('r.person_id')
    .orderBy('t.sort')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({ ...requirementOf(row), askedAt: row.asked_at }))
}

/** @throws Absent when it is somebody else's. */
export const getOwnRequirement = async (db: Db, id: number, owner: Owner): Promise<Requirement> => {
  const row = await owned(db, owner).where('r.id', '=', id).executeTakeFirst()
  if (!row) throw new Absent(`requirement ${id}`)
  return requirementOf(row)
}

/** What a request needs now, in the types' order. */
export const listRequirementsOf = async (
  db: Db,
  request: number,
): Promise<(Requirement & { readonly requiredAt: Temporal.Instant })[]> => {
  const rows = await requirements(db)
    .innerJoin('requirement_request as link', 'link.requirement_id', 'r.id')
    .where('link.request_number', '=', request)
    .where('link.released_at', 'is', null)
    .select('link.required_at')
    .orderBy('t.sort')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({ ...requirementOf(row), requiredAt: row.required_at }))
}

export type Needed = {
  readonly type: string
  readonly person: number | null
  readonly household: number | null
  /** An answer given elsewhere says that it concerns them. */
  readonly isAnswered: boolean
}

/** Finds the papers or adds them. @returns their numbers, in the same order */
export const ensureRequirements = async (tx: Tx, needed: readonly Needed[], at: Temporal.Instant): Promise<number[]> => {
  if (needed.length === 0) return []
  await tx
    .insertInto('requirement')
    .values(
      needed.map((n) => ({
        type_slug: n.type,
        person_id: n.person,
        household_id: n.household,
        status: 'non_fourni',
        required_at: at,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
  const persons = needed.flatMap((n) => n.person ?? [])
  const households = needed.flatMap((n) => n.household ?? [])
  const rows = await tx
    .selectFrom('requirement')
    .select(['id', 'type_slug', 'person_id', 'household_id'])
    .where('type_slug', 'in', [...new Set(needed.map((n) => n.type))])
    .where((e) =>
      e.or([
        ...(persons.length > 0 ? [e('person_id', 'in', persons)] : []),
        ...(households.length > 0 ? [e('household_id', 'in', households)] : []),
      ]),
    )
    .execute()
  return needed.map(
    (n) => rows.find((row) => row.type_slug === n.type && row.person_id === n.person && row.household_id === n.household)!.id,
  )
}

/** DO-2 · What was answered elsewhere answers the type's question; what was provided meanwhile stays as it is. */
export const markConcerned = async (tx: Tx, ids: readonly number[]): Promise<void> => {
  if (ids.length === 0) return
  await tx
    .updateTable('requirement')
    .set({ is_concerned: true, status: 'non_fourni' })
    .where('id', 'in', [...ids])
    .where('status', 'in', ['non_fourni', 'non_concerne'])
    .execute()
}

/** The request needs exactly these from now on. */
export const linkRequest = async (
  tx: Tx,
  link: { readonly request: number; readonly author: number; readonly requirements: readonly number[] },
  at: Temporal.Instant,
): Promise<void> => {
  await tx
    .updateTable('requirement_request')
    .set({ released_at: at })
    .where('request_number', '=', link.request)
    .where('released_at', 'is', null)
    .$if(link.requirements.length > 0, (q) => q.where('requirement_id', 'not in', [...link.requirements]))
    .execute()
  if (link.requirements.length === 0) return
  await tx
    .insertInto('requirement_request')
    .values(
      link.requirements.map((requirement_id) => ({
        requirement_id,
        request_number: link.request,
        author_id: link.author,
        required_at: at,
      })),
    )
    .onConflict((c) => c.columns(['requirement_id', 'request_number']).doUpdateSet({ released_at: null }))
    .execute()
}

/** Held until the transaction ends: what is decided of a paper is decided once at a time. */
export const lockRequirement = async (tx: Tx, id: number): Promise<void> => {
  await tx.selectFrom('requirement').select('id').where('id', '=', id).forUpdate().execute()
}

/** The family has sent it: it waits to be checked, and what was decided of the one before is over. */
export const markProvided = async (tx: Tx, id: number): Promise<void> => {
  await tx.deleteFrom('paper_verdict').where('requirement_id', '=', id).execute()
  await tx
    .updateTable('requirement')
    .set({
      status: 'en_verification',
      reason: null,
      valid_until: null,
      provided_at: tx.scope.now,
      decided_by: null,
      decided_at: null,
      is_seen_only: false,
      is_concerned: true,
    })
    .where('id', '=', id)
    .execute()
}

export const saveConcern = async (tx: Tx, id: number, isConcerned: boolean): Promise<void> => {
  await tx
    .updateTable('requirement')
    .set({ is_concerned: isConcerned, status: isConcerned ? 'non_fourni' : 'non_concerne' })
    .where('id', '=', id)
    .execute()
}

/** For agents: any paper. @throws Absent */
export const getRequirement = async (db: Db, id: number): Promise<Requirement> => {
  const row = await requirements(db).where('r.id', '=', id).executeTakeFirst()
  if (!row) throw new Absent(`requirement ${id}`)
  return requirementOf(row)
}

/** For agents: the papers asked of these persons and of their household, whoever asked; 100 at most. */
export const listRequirementsAbout = async (db: Db, persons: readonly number[], household: number): Promise<Requirement[]> =>
  persons.length === 0
    ? []
    : (
        await requirements(db)
          .where((e) => e.or([e('r.person_id', 'in', [...persons]), e('r.household_id', '=', household)]))
          .orderBy('p.birth_date')
          .orderBy('r.person_id')
          .orderBy('t.sort')
          .orderBy('r.id')
          .limit(100)
          .execute()
      ).map(requirementOf)

/** Papers by number. */
export const listRequirements = async (db: Db, ids: readonly number[]): Promise<Requirement[]> =>
  ids.length === 0
    ? []
    : (
        await requirements(db)
          .where('r.id', 'in', [...ids])
          .orderBy('t.sort')
          .orderBy('r.id')
          .execute()
      ).map(requirementOf)

/** DO-10 · What waits to be checked and was not decided yet, of the kinds that this agent may read, oldest first. */
export const listToCheck = async (
  db: Db,
  secrecies: readonly Secrecy[],
  page: { readonly limit: number; readonly offset: number },
): Promise<Requirement[]> =>
  (
    await requirements(db)
      .where('r.status', '=', 'en_verification')
      .where('t.secrecy', 'in', [...secrecies])
      .where((e) =>
        e.not(e.exists(e.selectFrom('paper_verdict as v').select('v.requirement_id').whereRef('v.requirement_id', '=', 'r.id'))),
      )
      .orderBy('r.provided_at')
      .orderBy('r.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute()
  ).map(requirementOf)

export const countToCheck = async (db: Db, secrecies: readonly Secrecy[]): Promise<number> =>
  (
    await db
      .selectFrom('requirement as r')
      .innerJoin('document_type as t', 't.slug', 'r.type_slug')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('r.status', '=', 'en_verification')
      .where('t.secrecy', 'in', [...secrecies])
      .where((e) =>
        e.not(e.exists(e.selectFrom('paper_verdict as v').select('v.requirement_id').whereRef('v.requirement_id', '=', 'r.id'))),
      )
      .executeTakeFirstOrThrow()
  ).n

/**
 * Who is written to about a paper: whoever sent it, otherwise the author of the latest request that needs it; with that
 * request. Papers that concern nobody any more are left out.
 */
export const listRecipients = async (
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, { readonly person: number; readonly request: number | null }>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('requirement as r')
    .leftJoin('document as d', (join) => join.onRef('d.requirement_id', '=', 'r.id').on('d.state', '=', 'envoye'))
    .leftJoin('account as a', 'a.id', 'd.account_id')
    .leftJoinLateral(
      (e) =>
        e
          .selectFrom('requirement_request as n')
          .select(['n.author_id', 'n.request_number'])
          .whereRef('n.requirement_id', '=', 'r.id')
          .where('n.released_at', 'is', null)
          .where((f) => f.or([f('a.person_id', 'is', null), f('n.author_id', '=', f.ref('a.person_id'))]))
          .orderBy('n.request_number', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['r.id', 'a.person_id', 'last.author_id', 'last.request_number'])
    .where('r.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const person = row.person_id ?? row.author_id
      return person === null ? [] : [[row.id, { person, request: row.request_number }] as const]
    }),
  )
}
