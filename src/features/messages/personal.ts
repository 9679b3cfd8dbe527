import { sql } from 'kysely'
import { deleteAttachments } from '#features/documents/index.ts'
import { is, OF_SERVICES, OWN_NUMBER, type PersonalTable, SOMEBODY_ELSE } from '#platform/db/personal.ts'

const OF_VISITORS = 'écrit sans compte\u00a0: ne se rattache à aucune famille'

export const personalData: readonly PersonalTable[] = [
  {
    table: 'thread_attachment',
    export: {
      title: 'Pièces jointes des messages (dossier «\u00a0documents\u00a0»)',
      rows: (s) =>
        sql`message_id in (select m.id from thread_message m join thread t on t.id = m.thread_id where t.person_id = ${s.person})`,
      order: 'document_id',
      columns: { message_id: 'Message', document_id: 'Document' },
    },
    erase: [
      {
        run: async (tx, l) => {
          const { rows } = await sql<{ id: number }>`delete from thread_attachment a using thread_message m, thread t
            where m.id = a.message_id and t.id = m.thread_id and t.person_id = ${l.person} returning a.document_id as id`.execute(
            tx,
          )
          return deleteAttachments(
            tx,
            rows.map(({ id }) => id),
          )
        },
      },
    ],
  },
  {
    table: 'thread_note',
    export: OF_SERVICES,
    erase: [{ delete: (l) => sql`thread_id in (select t.id from thread t where t.person_id = ${l.person})` }],
  },
  {
    table: 'thread_message',
    export: {
      title: 'Messages',
      rows: (s) => sql`thread_id in (select t.id from thread t where t.person_id = ${s.person})`,
      order: 'id',
      columns: {
        id: 'Message',
        thread_id: 'Échange',
        sent_at: 'Date',
        side: { label: 'Écrit par', words: { family: 'Vous', town: 'La mairie' } },
        signed_by: 'Signature',
        body: 'Texte',
        read_at: 'Lu le',
      },
    },
    without: { account_id: SOMEBODY_ELSE, reader_id: OWN_NUMBER },
    erase: [{ delete: (l) => sql`thread_id in (select t.id from thread t where t.person_id = ${l.person})` }],
  },
  {
    table: 'thread',
    export: {
      title: 'Échanges avec la mairie',
      rows: (s) => is('person_id', s.person),
      order: 'id',
      columns: {
        id: 'Échange',
        subject: 'Objet',
        service_id: { label: 'Service', value: sql`(select name from service v where v.id = thread.service_id)` },
        request_number: 'Demande',
        opened_at: 'Commencé le',
        closed_at: 'Terminé le',
      },
    },
    without: { person_id: OWN_NUMBER, visitor_id: OF_VISITORS },
    erase: [{ delete: (l) => is('person_id', l.person) }],
  },
  { table: 'visitor_contact', export: OF_VISITORS, erase: [{ kept: 'messages.visitors' }] },
]
