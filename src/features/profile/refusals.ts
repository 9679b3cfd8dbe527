import type { Sentences } from '#forms/form.ts'
import type { AskRefusal, DecideRefusal } from './actions/identity-changes.ts'

export const profileSentences: Sentences<AskRefusal | DecideRefusal> = {
  'identity.waiting': 'Une correction attend déjà la réponse de la mairie. Retirez-la pour en demander une autre.',
  'identity.decided': 'Cette correction n’attend plus de réponse\u00a0: elle a été retirée, ou un collègue a répondu.',
  'identity.proof-not-ready': 'Le justificatif est encore en cours de vérification. Réessayez dans une minute.',
}
