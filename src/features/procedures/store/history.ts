import { sql } from 'kysely'
import type { Named } from '#core/names.ts'
import type { Db } from '#platform/db/database.ts'
import type { Definition } from '../domain/definition.ts'
import type { EventKind, Status } from '../domain/status.ts'

export type HistoryEvent = {
  readonly at: Temporal.Instant
  readonly kind: EventKind
  /** «Karim Benali, Agent des affaires scolaires»; null for what the family did. */
  readonly agent: string | null
  /** Why, as an agent wrote it. */
  readonly reason: string | null
}

/** What happened to a request as agents read it, oldest first. */
export const listHistory = async (db: Db, number: number): Promise<HistoryEvent[]> => {
  const rows = await db
    .selectFrom('request_event as e')
    .leftJoin('agent', 'agent.account_id', 'e.account_id')
    .select(['e.at', 'e.kind', 'e.reason', 'agent.first_name', 'agent.last_name', 'agent.quality'])
    .where('e.request_number', '=', number)
    .orderBy('e.id')
    .execute()
  return rows.map((r) => ({
    at: r.at,
    kind: r.kind as EventKind,
    agent: r.first_name === null ? null : `${r.first_name} ${r.last_name}, ${r.quality}`,
    reason: r.reason,
  }))
}

export type OtherRequest = {
  readonly number: number
  readonly title: string
  readonly outcome: Definition['outcome']
  readonly status: Status
  readonly submittedAt: Temporal.Instant
  readonly child: Named | null
}

/** What else the same person asked, or was asked for the same child, latest first. `services`: null for all of them. */
export const listOthers = async (
  db: Db,
  of: {
    readonly author: number
    readonly child: number | null
    readonly except: number
    readonly services: readonly number[] | null
  },
): Promise<OtherRequest[]> => {
  const rows = await db
    .selectFrom('request as r')
    .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
    .leftJoin('person as child', 'child.id', 'r.child_id')
    .select([
      'r.number',
      'r.status',
      'r.submitted_at',
      sql<string>`v.definition ->> 'title'`.as('title'),
      sql<Definition['outcome']>`v.definition ->> 'outcome'`.as('outcome'),
      'child.first_name',
      'child.birth_name',
      'child.usual_name',
    ])
    .where('r.submitted_at', 'is not', null)
    .where('r.number', '<>', of.except)
    .where((e) =>
      of.child === null
        ? e('r.author_id', '=', of.author)
        : e.or([e('r.author_id', '=', of.author), e('r.child_id', '=', of.child)]),
    )
    .$if(of.services !== null, (q) => q.where('r.service_id', 'in', [...of.services!]))
    .orderBy('r.number', 'desc')
    .limit(10)
    .execute()
  return rows.map((r) => ({
    number: r.number,
    title: r.title,
    outcome: r.outcome,
    status: r.status as Status,
    submittedAt: r.submitted_at!,
    child: r.first_name === null ? null : { firstName: r.first_name, birthName: r.birth_name!, usualName: r.usual_name },
  }))
}

/** Who is to follow a request, and who entered it at the counter; null for nobody. */
export const findFollowers = async (
  db: Db,
  number: number,
): Promise<{ assignedTo: { account: number; name: string } | null; enteredBy: string | null }> => {
  const row = await db
    .selectFrom('request as r')
    .leftJoin('agent as a', 'a.account_id', 'r.assigned_to')
    .leftJoin('agent as e', 'e.account_id', 'r.entered_by')
    .select([
      'r.assigned_to',
      'a.first_name as a_first',
      'a.last_name as a_last',
      'e.first_name as e_first',
      'e.last_name as e_last',
      'e.quality as e_quality',
    ])
    .where('r.number', '=', number)
    .executeTakeFirstOrThrow()
  return {
    assignedTo: row.a_first === null ? null : { account: row.assigned_to!, name: `${row.a_first} ${row.a_last}` },
    enteredBy: row.e_first === null ? null : `${row.e_first} ${row.e_last}, ${row.e_quality}`,
  }
}
