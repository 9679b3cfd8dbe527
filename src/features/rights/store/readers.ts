import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Subject } from '#platform/db/personal.ts'

export type Reading = {
  readonly id: number
  readonly at: Temporal.Instant
  readonly action: string
  readonly subject: string
  readonly service: string
  readonly quality: string
}

/** RT-20 · what agents read and changed in that person’s file, the latest first. `before`: the number that the page starts under. */
export const listReadings = async (db: Db, of: Subject, before: number | null, limit: number): Promise<Reading[]> => {
  const persons = [of.person, ...of.children]
  // As the features write subjects: by number, never by name.
  const subjects = sql`
    select k || n::text from unnest(array['personne/', 'enfant/']) k, unnest(${persons}::bigint[]) n
    union all select k || ${String(of.household)} from unnest(array['foyer/', 'famille/']) k
    union all select 'demande/' || r.number from request r where r.author_id = ${of.person}
    union all select 'justificatif/' || q.id from requirement q where q.household_id = ${of.household} or q.person_id = any(${persons}::bigint[])
    union all select 'conversation/' || t.id from thread t where t.person_id = ${of.person}
    union all select 'conversation/' || t.id || '/' || a.document_id from thread t join thread_message m on m.thread_id = t.id
      join thread_attachment a on a.message_id = m.id where t.person_id = ${of.person}`
  return db
    .selectFrom('audit_event as e')
    .innerJoin('agent as g', 'g.account_id', 'e.account_id')
    .innerJoin('service as s', 's.id', 'g.service_id')
    .select(['e.id', 'e.at', 'e.action', 'e.subject', 's.name as service', 'g.quality'])
    .where(sql<SqlBool>`e.subject = any(array(${subjects}))`)
    .$if(before !== null, (q) => q.where('e.id', '<', before!))
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
}
