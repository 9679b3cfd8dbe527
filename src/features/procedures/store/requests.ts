import { sql } from 'kysely'
import { type Day, isBefore, parisDay } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { type Db, prepared, type Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Answers } from '../domain/answers.ts'
import type { Definition } from '../domain/definition.ts'
import type { Erased } from '../domain/erased.ts'
import type { EventKind, Status } from '../domain/status.ts'
import { definitionText, readDefinition } from './definitions.ts'

export type AgentName = {
  readonly account: number
  readonly firstName: string
  readonly lastName: string
  readonly quality: string
}

/** A request as both sides of the counter read it. */
export type Request = {
  readonly number: number
  readonly procedure: string
  readonly definition: Definition
  readonly author: { readonly person: number; readonly name: Named }
  readonly household: number
  readonly service: number
  readonly child: { readonly id: number; readonly name: Named } | null
  readonly schoolYear: number | null
  readonly status: Status
  readonly answers: Answers
  /** Changes made after it was sent, not complete yet: `answers` stand until they are. */
  readonly pending: Answers | null
  /** Its definition is the one in force. */
  readonly isLastVersion: boolean
  readonly revision: number
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
  readonly submittedAt: Temporal.Instant | null
  readonly takenBy: AgentName | null
  readonly takenAt: Temporal.Instant | null
  readonly decidedAt: Temporal.Instant | null
  readonly refusalReason: string | null
  /** Day by which the town means to have answered; null before it is sent. */
  readonly dueOn: Temporal.PlainDate | null
  /** When its author was told that this draft would be deleted. */
  readonly warnedAt: Temporal.Instant | null
  readonly erased: Erased
}

const requests = (db: Db) =>
  db
    .selectFrom('request as r')
    .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
    .innerJoin('person as author', 'author.id', 'r.author_id')
    .leftJoin('person as child', 'child.id', 'r.child_id')
    .leftJoin('agent', 'agent.account_id', 'r.taken_by')
    .select([
      'r.number',
      'r.procedure_slug',
      definitionText().as('definition'),
      'r.author_id',
      'author.first_name as author_first',
      'author.birth_name as author_birth',
      'author.usual_name as author_usual',
      'r.household_id',
      'r.service_id',
      'r.child_id',
      'child.first_name as child_first',
      'child.birth_name as child_birth',
      'child.usual_name as child_usual',
      'r.school_year',
      'r.status',
      'r.answers',
      'r.pending_answers',
      'r.revision',
      'r.created_at',
      'r.updated_at',
      'r.submitted_at',
      'r.taken_by',
      'agent.first_name as agent_first',
      'agent.last_name as agent_last',
      'agent.quality as agent_quality',
      'r.taken_at',
      'r.decided_at',
      'r.refusal_reason',
      'r.due_on',
      'r.draft_warned_at',
      'r.health_erased_at',
      'r.answers_erased_at',
      (e) =>
        e
          .not(
            e.exists(
              e
                .selectFrom('procedure_version as later')
                .whereRef('later.slug', '=', 'v.slug')
                .whereRef('later.version', '>', 'v.version')
                .select(e.lit(1).as('one')),
            ),
          )
          .as('is_last_version'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof requests>['executeTakeFirstOrThrow']>>

const dayOf = (at: Temporal.Instant | null): Day | null => (at === null ? null : parisDay(at))

const asRequest = (row: Row): Request => ({
  number: row.number,
  procedure: row.procedure_slug,
  definition: readDefinition(row.definition),
  author: {
    person: row.author_id,
    name: { firstName: row.author_first, birthName: row.author_birth, usualName: row.author_usual },
  },
  household: row.household_id,
  service: row.service_id,
  child:
    row.child_id === null
      ? null
      : { id: row.child_id, name: { firstName: row.child_first!, birthName: row.child_birth!, usualName: row.child_usual } },
  schoolYear: row.school_year,
  status: row.status as Status,
  answers: row.answers as Answers,
  pending: row.pending_answers as Answers | null,
  isLastVersion: Boolean(row.is_last_version),
  revision: row.revision,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  submittedAt: row.submitted_at,
  takenBy:
    row.taken_by === null
      ? null
      : { account: row.taken_by, firstName: row.agent_first!, lastName: row.agent_last!, quality: row.agent_quality! },
  takenAt: row.taken_at,
  decidedAt: row.decided_at,
  refusalReason: row.refusal_reason,
  dueOn: row.due_on,
  warnedAt: row.draft_warned_at,
  erased: { health: dayOf(row.health_erased_at), all: dayOf(row.answers_erased_at) },
})

/** PR-1 · Somebody's own request: another family's does not exist for them. @throws Absent */
export const getOwnRequest = async (db: Db, number: number, author: number): Promise<Request> => {
  const row = await requests(db)
    .modifyFront(prepared('procedures.own-request'))
    .where('r.number', '=', number)
    .where('r.author_id', '=', author)
    .executeTakeFirst()
  if (!row) throw new Absent(`request ${number}`)
  return asRequest(row)
}

/** Whose draft, or request, that agent entered at the counter. @throws Absent when they did not enter that one */
export const getEntry = async (db: Db, number: number, agent: number): Promise<{ author: number; isDraft: boolean }> => {
  const row = await db
    .selectFrom('request')
    .select(['author_id', 'status'])
    .where('number', '=', number)
    .where('entered_by', '=', agent)
    .executeTakeFirst()
  if (!row) throw new Absent(`request ${number}`)
  return { author: row.author_id, isDraft: row.status === 'brouillon' }
}

/** Everything that somebody asked, latest first. */
export const listOwnRequests = async (db: Db, author: number): Promise<Request[]> =>
  (
    await requests(db)
      .modifyFront(prepared('procedures.own-requests'))
      .where('r.author_id', '=', author)
      .orderBy('r.number', 'desc')
      .execute()
  ).map(asRequest)

/** What another guardian has sent about a child: where it stands, without its number (PR-5). */
export type OtherFiche = { readonly child: number; readonly schoolYear: number | null; readonly status: Status }

/** The requests that enrol these children, sent by somebody else, neither refused nor withdrawn; the latest first. */
export const listOthersFiches = async (db: Db, author: number, children: readonly number[]): Promise<OtherFiche[]> =>
  children.length === 0
    ? []
    : (
        await db
          .selectFrom('request as r')
          .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
          .modifyFront(prepared('procedures.others-fiches'))
          .select(['r.child_id', 'r.school_year', 'r.status', definitionText().as('definition')])
          .where('r.child_id', '=', sql<number>`any(${[...children]}::bigint[])`)
          .where('r.author_id', '<>', author)
          .where('r.status', 'in', ['enregistree', 'en_traitement', 'a_completer', 'acceptee'])
          .orderBy('r.number', 'desc')
          .execute()
      )
        .filter(({ definition }) => readDefinition(definition).effect === 'enrolment')
        .map((row) => ({ child: row.child_id!, schoolYear: row.school_year, status: row.status as Status }))

/** For agents: what these adults have sent, the latest first; 30 at most. `services`: null for all of them. */
export const listSentBy = async (db: Db, authors: readonly number[], services: readonly number[] | null): Promise<Request[]> =>
  authors.length === 0
    ? []
    : (
        await requests(db)
          .where('r.author_id', 'in', [...authors])
          .where('r.submitted_at', 'is not', null)
          .$if(services !== null, (q) => q.where('r.service_id', 'in', [...services!]))
          .orderBy('r.number', 'desc')
          .limit(30)
          .execute()
      ).map(asRequest)

/** For agents: any request that was sent (a draft belongs to its author alone). @throws Absent */
export const getSentRequest = async (db: Db, number: number): Promise<Request> => {
  const row = await requests(db).where('r.number', '=', number).where('r.submitted_at', 'is not', null).executeTakeFirst()
  if (!row) throw new Absent(`request ${number}`)
  return asRequest(row)
}

/** The sent request that stands in the way of another one for this child and year (PR-5). */
export const findOpenRequest = async (
  db: Db,
  what: { readonly procedure: string; readonly child: number; readonly schoolYear: number; readonly except: number },
): Promise<{ number: number; author: number } | null> => {
  const row = await db
    .selectFrom('request')
    .select(['number', 'author_id as author'])
    .where('procedure_slug', '=', what.procedure)
    .where('child_id', '=', what.child)
    .where('school_year', '=', what.schoolYear)
    .where('status', 'in', ['enregistree', 'en_traitement', 'a_completer', 'acceptee'])
    .where('number', '<>', what.except)
    .executeTakeFirst()
  return row ?? null
}

/** The latest draft of this procedure, to be resumed. */
export const findDraft = async (
  db: Db,
  author: number,
  procedure: string,
): Promise<{ number: number; createdAt: Temporal.Instant } | null> =>
  (await db
    .selectFrom('request')
    .select(['number', 'created_at as createdAt'])
    .where('author_id', '=', author)
    .where('procedure_slug', '=', procedure)
    .where('status', '=', 'brouillon')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

/** Adds a draft, or finds the one that the same form made (PR-2). @returns null when the key is somebody else's. */
export const addDraft = async (
  tx: Tx,
  draft: {
    procedure: string
    versionId: number
    author: number
    household: number
    service: number
    termsVersion: number
    /** The agent who enters it for the author. */
    enteredBy: number | null
    key: string
    at: Temporal.Instant
  },
): Promise<{ number: number; isNew: boolean } | null> => {
  const added = await tx
    .insertInto('request')
    .values({
      procedure_slug: draft.procedure,
      version_id: draft.versionId,
      author_id: draft.author,
      household_id: draft.household,
      service_id: draft.service,
      status: 'brouillon',
      answers: JSON.stringify({}),
      terms_version: draft.termsVersion,
      terms_accepted_at: draft.at,
      form_key: draft.key,
      entered_by: draft.enteredBy,
      created_at: draft.at,
      updated_at: draft.at,
    })
    .onConflict((c) => c.column('form_key').doNothing())
    .returning('number')
    .executeTakeFirst()
  if (added) return { number: added.number, isNew: true }
  const known = await tx
    .selectFrom('request')
    .select('number')
    .where('form_key', '=', draft.key)
    .where('author_id', '=', draft.author)
    .executeTakeFirst()
  return known ? { number: known.number, isNew: false } : null
}

/** PR-6 · Writes the answers of a request that its author may still change, and what they say of it. */
export const writeAnswers = async (
  tx: Tx,
  change: {
    number: number
    author: number
    answers: Answers
    child: number | null
    schoolYear: number | null
    service: number
    at: Temporal.Instant
  },
): Promise<void> => {
  await tx
    .updateTable('request')
    .set((e) => ({
      answers: JSON.stringify(change.answers),
      pending_answers: null,
      child_id: change.child,
      school_year: change.schoolYear,
      service_id: change.service,
      updated_at: change.at,
      draft_warned_at: null,
      revision: e('revision', '+', 1),
    }))
    .where('number', '=', change.number)
    .where('author_id', '=', change.author)
    .where('status', 'in', ['brouillon', 'enregistree', 'a_completer'])
    .execute()
}

/** Keeps changes to a sent request beside what was sent, or forgets them. */
export const writePending = async (
  tx: Tx,
  change: { number: number; author: number; answers: Answers | null },
): Promise<void> => {
  await tx
    .updateTable('request')
    .set({ pending_answers: change.answers === null ? null : JSON.stringify(change.answers) })
    .where('number', '=', change.number)
    .where('author_id', '=', change.author)
    .execute()
}

/** PR-16 · The draft goes on with that version. @returns false when it is no draft any more */
export const moveToVersion = async (tx: Tx, number: number, versionId: number): Promise<boolean> => {
  const done = await tx
    .updateTable('request')
    .set({ version_id: versionId })
    .where('number', '=', number)
    .where('status', '=', 'brouillon')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** How many of the author's other requests are looked at for what may be taken again. */
const REUSED = 12

/** PR-18 · The author's other requests of that procedure with their answers, the latest first; those withdrawn are left out. */
export const listForReuse = async (db: Db, author: number, procedure: string, except: number): Promise<Request[]> =>
  (
    await requests(db)
      .modifyFront(prepared('procedures.for-reuse'))
      .where('r.author_id', '=', author)
      .where('r.procedure_slug', '=', procedure)
      .where('r.number', '<>', except)
      .where('r.status', '<>', 'annulee')
      .orderBy('r.updated_at', 'desc')
      .limit(REUSED)
      .execute()
  ).map(asRequest)

/**
 * One step of a request's life, only from the statuses given (and, when `holder` is given, only if that agent holds it).
 * Two at once: the second finds another status. @returns false when it was not in one of them.
 */
export const move = async (
  tx: Tx,
  change: {
    number: number
    from: readonly Status[]
    to: Status
    at: Temporal.Instant
    author?: number
    holder?: number
    set?: {
      submitted_at?: Temporal.Instant
      taken_by?: number | null
      assigned_to?: number | null
      taken_at?: Temporal.Instant | null
      decided_at?: Temporal.Instant | null
      refusal_reason?: string | null
    }
  },
): Promise<boolean> => {
  const done = await tx
    .updateTable('request')
    .set((e) => ({ ...change.set, status: change.to, updated_at: change.at, revision: e('revision', '+', 1) }))
    .where('number', '=', change.number)
    .where('status', 'in', [...change.from])
    .$if(change.author !== undefined, (q) => q.where('author_id', '=', change.author!))
    .$if(change.holder !== undefined, (q) => q.where('taken_by', '=', change.holder!))
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Deletes a draft with its timeline. Its number is not used again. @returns false when it is no draft of this author. */
export const dropDraft = async (tx: Tx, number: number, author: number): Promise<boolean> => {
  const draft = await tx
    .selectFrom('request')
    .select('number')
    .where('number', '=', number)
    .where('author_id', '=', author)
    .where('status', '=', 'brouillon')
    .forUpdate()
    .executeTakeFirst()
  if (!draft) return false
  await tx.deleteFrom('request_event').where('request_number', '=', number).execute()
  await tx.deleteFrom('request').where('number', '=', number).execute()
  return true
}

/** Locks the row so that whoever comes next sees what this transaction decides. @throws Absent */
export const lockRequest = async (tx: Tx, number: number): Promise<void> => {
  const row = await tx.selectFrom('request').select('number').where('number', '=', number).forUpdate().executeTakeFirst()
  if (!row) throw new Absent(`request ${number}`)
}

export const addEvent = async (
  tx: Tx,
  event: { number: number; kind: EventKind; account: number; at: Temporal.Instant /** Read by agents only. */; reason?: string },
): Promise<void> => {
  await tx
    .insertInto('request_event')
    .values({
      request_number: event.number,
      kind: event.kind,
      account_id: event.account,
      at: event.at,
      reason: event.reason ?? null,
    })
    .execute()
}

export type RequestEvent = {
  readonly at: Temporal.Instant
  readonly kind: EventKind
  readonly agent: { readonly firstName: string; readonly lastName: string; readonly quality: string } | null
}

/** The timeline, oldest first. `agent` is null for what the author did. */
export const listEvents = async (db: Db, number: number): Promise<RequestEvent[]> => {
  const rows = await db
    .selectFrom('request_event as e')
    .leftJoin('agent', 'agent.account_id', 'e.account_id')
    .select(['e.at', 'e.kind', 'agent.first_name', 'agent.last_name', 'agent.quality'])
    .where('e.request_number', '=', number)
    .orderBy('e.id')
    .execute()
  return rows.map((r) => ({
    at: r.at,
    kind: r.kind as EventKind,
    agent: r.first_name === null ? null : { firstName: r.first_name, lastName: r.last_name!, quality: r.quality! },
  }))
}

/** What each request is called and where its author finds it, for features that mention requests. */
export const titlesOf = async (db: Db, numbers: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('request')
    .innerJoin('procedure_version as v', 'v.id', 'request.version_id')
    .select(['request.number', definitionText().as('definition')])
    .where('request.number', 'in', [...numbers])
    .execute()
  return new Map(rows.map((r) => [r.number, readDefinition(r.definition).title]))
}

type Brief = { readonly title: string; readonly service: number; readonly isCurrent: boolean; readonly isOver: boolean }

/** The sent requests among these: title, service in charge, whether what they ask or gave still holds on that day, and whether their school year has ended. */
export const briefsOf = async (db: Db, numbers: readonly number[], today: Day): Promise<ReadonlyMap<number, Brief>> => {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('request as r')
    .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
    .leftJoin('school_year as y', 'y.first_year', 'r.school_year')
    .select(['r.number', definitionText().as('definition'), 'r.service_id', 'r.status', 'y.last_day'])
    .where('r.number', 'in', [...numbers])
    .where('r.submitted_at', 'is not', null)
    .execute()
  const isCurrent = (status: string, lastDay: Day | null): boolean =>
    status === 'acceptee'
      ? lastDay !== null && !isBefore(lastDay, today)
      : ['enregistree', 'en_traitement', 'a_completer'].includes(status)
  return new Map(
    rows.map((r) => [
      r.number,
      {
        title: readDefinition(r.definition).title,
        service: r.service_id,
        isCurrent: isCurrent(r.status, r.last_day),
        isOver: r.last_day !== null && isBefore(r.last_day, today),
      },
    ]),
  )
}
