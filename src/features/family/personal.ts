import { sql } from 'kysely'
import { among, is, nameOf, OWN_NUMBER, type PersonalTable, SOMEBODY_ELSE } from '#platform/db/personal.ts'

export const personalData: readonly PersonalTable[] = [
  {
    table: 'guardian_invitation_child',
    export: {
      title: 'Enfants des invitations envoyées',
      rows: (s) => sql`invitation_id in (select id from guardian_invitation i where i.inviter_id = ${s.person})`,
      order: 'invitation_id',
      columns: { invitation_id: 'Invitation', child_id: { label: 'Enfant', value: nameOf('child_id') } },
    },
    erase: [{ delete: (l) => among('child_id', l.leaving) }],
  },
  {
    table: 'guardian_invitation',
    export: {
      title: 'Invitations envoyées',
      rows: (s) => is('inviter_id', s.person),
      order: 'id',
      columns: {
        id: 'Invitation',
        email: 'Adresse invitée',
        may_book: 'Droit de réserver',
        may_pay: 'Droit de voir les montants',
        is_written_to: 'Reçoit les courriels',
        created_at: 'Envoyée le',
        used_at: 'Acceptée le',
      },
    },
    without: { inviter_id: OWN_NUMBER, used_by: SOMEBODY_ELSE },
    erase: [{ delete: (l) => is('inviter_id', l.person) }],
  },
  {
    table: 'authorised_person',
    export: {
      title: 'Personnes autorisées et à prévenir',
      rows: (s) => among('child_id', s.children),
      order: 'id',
      columns: {
        child_id: { label: 'Enfant', value: nameOf('child_id') },
        name: 'Nom',
        link: 'Lien',
        phone: 'Téléphone',
        may_fetch: 'Peut venir chercher l’enfant',
        is_called: 'À prévenir',
        added_at: 'Ajoutée le',
      },
    },
    without: { added_by: SOMEBODY_ELSE },
    erase: [{ delete: (l) => among('child_id', l.leaving) }],
  },
  {
    table: 'guardianship',
    export: {
      title: 'Mes droits sur mes enfants',
      rows: (s) => is('adult_id', s.person),
      order: 'since',
      columns: {
        child_id: { label: 'Enfant', value: nameOf('child_id') },
        may_see: 'Voir l’enfant',
        may_book: 'Réserver',
        may_pay: 'Voir les montants',
        is_written_to: 'Recevoir les courriels',
        since: 'Depuis le',
      },
    },
    without: { adult_id: OWN_NUMBER, given_by: SOMEBODY_ELSE },
    erase: [
      { delete: (l) => is('adult_id', l.person) },
      { delete: (l) => among('child_id', l.leaving) },
      { blank: { given_by: null }, where: (l) => is('given_by', l.person) },
    ],
  },
]
