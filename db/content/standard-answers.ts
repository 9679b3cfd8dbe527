import type { Kysely } from 'kysely'
import type { DB } from '#platform/db/database.ts'

/** Answers that a town starts with; agents change them at /agent/messages/reponses-types. */
const ANSWERS: readonly (readonly [string, string])[] = [
  [
    'Demander une précision',
    'Bonjour,\n\nPour répondre à votre message («\u00a0{objet}\u00a0»), il nous manque une précision\u00a0: \n\nVous pouvez répondre directement ici.',
  ],
  [
    'Orienter vers la permanence',
    'Bonjour,\n\nLe plus simple est de passer à la mairie aux heures d’ouverture, ou d’appeler le service {service} au {téléphone}.',
  ],
  ['Accuser réception', 'Bonjour,\n\nNous avons bien reçu votre message et revenons vers vous dès que possible.'],
]

export const addStandardAnswers = async (db: Kysely<DB>, now: Temporal.Instant): Promise<void> => {
  await db
    .insertInto('standard_answer')
    .values(ANSWERS.map(([title, body]) => ({ title, body, updated_at: now })))
    .execute()
}
