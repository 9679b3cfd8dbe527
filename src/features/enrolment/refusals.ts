import type { Refusal } from './domain/plan.ts'

export type EnrolmentRefusal = Refusal | 'enrolment.incomplete' | 'enrolment.booked-since'

/** Read by agents: an accepted request or the counter asked for something that the town no longer offers. */
export const sentences: Readonly<Record<EnrolmentRefusal, string>> = {
  'enrolment.no-such-year': 'Cette année scolaire n’est pas ouverte.',
  'enrolment.no-such-level': 'Ce niveau n’existe pas dans cet établissement.',
  'enrolment.no-such-session': 'Une des sessions cochées n’a plus d’activité.',
  'enrolment.incomplete': 'Il manque l’enfant, l’école, le niveau ou les sessions.',
  'enrolment.booked-since': 'La famille a réservé depuis que l’inscription est ouverte.',
}
