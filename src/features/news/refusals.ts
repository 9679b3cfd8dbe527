import type { Sentences } from '#forms/form.ts'

export const newsSentences: Sentences<'subscription.over'> = {
  'subscription.over': 'Ce lien a expiré, ou a déjà servi. Abonnez-vous de nouveau pour en recevoir un autre.',
}
