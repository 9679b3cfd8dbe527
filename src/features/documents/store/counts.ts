import type { Db } from '#platform/db/database.ts'
import type { Secrecy } from '../domain/document-type.ts'

/** How many papers wait to be checked, by what reading them needs. */
export const countToCheckBySecrecy = async (db: Db): Promise<{ readonly secrecy: Secrecy; readonly count: number }[]> => {
  const rows = await db
    .selectFrom('requirement as r')
    .innerJoin('document_type as t', 't.slug', 'r.type_slug')
    .select((e) => ['t.secrecy', e.fn.countAll<number>().as('n')])
    .where('r.status', '=', 'en_verification')
    .where((e) =>
      e.not(e.exists(e.selectFrom('paper_verdict as v').select('v.requirement_id').whereRef('v.requirement_id', '=', 'r.id'))),
    )
    .groupBy('t.secrecy')
    .execute()
  return rows.map((row) => ({ secrecy: row.secrecy as Secrecy, count: row.n }))
}
