import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import type { Db } from '#platform/db/database.ts'
import type { Owner, Requirement } from './requirements.ts'

export type Reusable = { readonly document: number; readonly person: Named }

/** DO-8 · What was accepted, still serves and is kept for other children that this adult may see, for a type that allows it. */
export const listReusable = async (db: Db, paper: Requirement, owner: Owner, today: Day): Promise<Reusable[]> => {
  if (!paper.type.isSharedBySiblings || paper.person === null) return []
  const rows = await db
    .selectFrom('requirement as r')
    .innerJoin('document as d', (join) => join.onRef('d.requirement_id', '=', 'r.id').on('d.state', '=', 'envoye'))
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .innerJoin('guardianship as g', (join) => join.onRef('g.child_id', '=', 'p.id').on('g.adult_id', '=', owner.person))
    .select(['d.id', 'p.first_name', 'p.birth_name', 'p.usual_name'])
    .where('r.type_slug', '=', paper.type.slug)
    .where('r.id', '<>', paper.id)
    .where('g.may_see', '=', true)
    .where('r.status', '=', 'valide')
    .where((e) => e.or([e('r.valid_until', 'is', null), e('r.valid_until', '>=', today)]))
    .orderBy('p.birth_date')
    .execute()
  return rows.map((row) => ({
    document: row.id,
    person: { firstName: row.first_name, birthName: row.birth_name, usualName: row.usual_name },
  }))
}
