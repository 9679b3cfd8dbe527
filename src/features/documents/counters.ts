import { sql } from 'kysely'
import { plural } from '#core/text.ts'
import type { Counter } from '#platform/db/counter.ts'

/** DO-2 · The papers that somebody must provide now, beside «Échanges». */
export const missingPapers: Counter = {
  name: 'missing_papers',
  nav: '/echanges',
  of: (person) => sql<number>`(
    select count(*)::int from requirement need join document_type kind on kind.slug = need.type_slug
    where need.status in ('non_fourni', 'invalide', 'expire')
      and (need.status <> 'non_fourni' or kind.question is null or need.is_concerned)
      and (need.person_id = ${person}
        or need.person_id in (select guarded.child_id from guardianship guarded where guarded.adult_id = ${person} and guarded.may_see)
        or need.household_id = (select payer.household_id from person payer where payer.id = ${person}))
      and exists (select 1 from requirement_request link where link.requirement_id = need.id and link.released_at is null))`,
  label: (count) => plural(count, 'justificatif à fournir', 'justificatifs à fournir'),
}
