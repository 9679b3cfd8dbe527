import { type RawBuilder, type SqlBool, sql } from 'kysely'
import {
  type Leaver,
  nameOf,
  OF_SERVICES,
  OWN_NUMBER,
  type PersonalTable,
  SOMEBODY_ELSE,
  type Subject,
} from '#platform/db/personal.ts'
import { EVENTS, LABELS } from './domain/status.ts'

const numbers = (where: RawBuilder<SqlBool>) => sql`(select request.number from request where ${where})`
const mine = (s: Subject): RawBuilder<SqlBool> => sql`request.author_id = ${s.person}`
const drafts = (l: Leaver): RawBuilder<SqlBool> => sql`(${mine(l)} and request.status = 'brouillon')`
/** An accepted request about a child who stays is the child's file: the other parent and the services go on with it. */
const emptied = (l: Leaver): RawBuilder<SqlBool> =>
  sql`(${mine(l)} and not (request.status = 'acceptee' and request.child_id is not null
    and exists (select 1 from guardianship g where g.child_id = request.child_id and g.adult_id <> ${l.person})))`
const about = (where: RawBuilder<SqlBool>): RawBuilder<SqlBool> => sql`request_number in ${numbers(where)}`

export const personalData: readonly PersonalTable[] = [
  {
    table: 'request_note',
    export: OF_SERVICES,
    erase: [{ delete: (l) => about(emptied(l)) }],
  },
  {
    table: 'request_change',
    export: {
      title: 'Réponses modifiées après envoi',
      rows: (s) => about(mine(s)),
      order: 'id',
      columns: { request_number: 'Demande', at: 'Date', question: 'Question', before: 'Avant', after: 'Après' },
    },
    without: { account_id: SOMEBODY_ELSE },
    erase: [{ delete: (l) => about(emptied(l)) }],
  },
  {
    table: 'request_complement',
    export: {
      title: 'Compléments demandés',
      rows: (s) => about(mine(s)),
      order: 'id',
      columns: {
        request_number: 'Demande',
        asked_at: 'Demandé le',
        sentence: 'Message',
        answer_by: 'Avant le',
        answered_at: 'Répondu le',
      },
    },
    erase: [{ blank: { sentence: 'Effacé' }, where: (l) => about(emptied(l)) }],
  },
  {
    table: 'request_event',
    export: {
      title: 'Suivi des demandes',
      rows: (s) => about(mine(s)),
      order: 'id',
      columns: { request_number: 'Demande', at: 'Date', kind: { label: 'Étape', words: EVENTS }, reason: 'Motif' },
    },
    without: { account_id: SOMEBODY_ELSE },
    erase: [{ delete: (l) => about(drafts(l)) }, { blank: { reason: null }, where: (l) => about(emptied(l)) }],
  },
  {
    table: 'request',
    export: {
      title: 'Demandes',
      rows: mine,
      order: 'number',
      columns: {
        number: 'Numéro',
        procedure_slug: {
          label: 'Démarche',
          value: sql`(select v.definition ->> 'title' from procedure_version v where v.id = request.version_id)`,
        },
        status: { label: 'État', words: LABELS },
        child_id: { label: 'Enfant', value: nameOf('child_id') },
        created_at: 'Commencée le',
        submitted_at: 'Envoyée le',
        decided_at: 'Décidée le',
        refusal_reason: 'Motif du refus',
        terms_version: 'Version des CGU acceptées',
        terms_accepted_at: 'CGU acceptées le',
        answers: 'Réponses',
        health_erased_at: 'Réponses de santé supprimées le',
        answers_erased_at: 'Réponses supprimées le',
        pending_answers: 'Réponses en cours de modification',
      },
    },
    without: { author_id: OWN_NUMBER, household_id: OWN_NUMBER },
    erase: [
      { delete: drafts },
      {
        blank: {
          answers: sql`'{}'::jsonb`,
          pending_answers: null,
          refusal_reason: sql`case when refusal_reason is null then null else 'Effacé' end`,
        },
        where: emptied,
      },
      { kept: 'procedures.requests' },
    ],
  },
]
