import { sql } from 'kysely'
import { among, nameOf, type PersonalTable } from '#platform/db/personal.ts'

export const personalData: readonly PersonalTable[] = [
  {
    table: 'activity_enrolment',
    export: {
      title: 'Inscriptions aux activités',
      rows: (s) => among('child_id', s.children),
      order: 'id',
      columns: {
        child_id: { label: 'Enfant', value: nameOf('child_id') },
        activity_id: { label: 'Activité', value: sql`(select name from activity a where a.id = activity_enrolment.activity_id)` },
        first_day: 'Du',
        last_day: 'Au',
        closed_at: 'Fermée le',
      },
    },
    erase: [{ delete: (l) => among('child_id', l.leaving) }],
  },
  {
    table: 'school_enrolment',
    export: {
      title: 'Inscriptions scolaires',
      rows: (s) => among('child_id', s.children),
      order: 'id',
      columns: {
        child_id: { label: 'Enfant', value: nameOf('child_id') },
        school_year: 'Rentrée de',
        school_id: { label: 'École', value: sql`(select name from school c where c.id = school_enrolment.school_id)` },
        level_code: 'Niveau',
        opened_at: 'Faite le',
        closed_at: 'Fermée le',
      },
    },
    erase: [{ delete: (l) => among('child_id', l.leaving) }],
  },
]
