import type { Sentences } from '#forms/form.ts'

export type Refusal = 'messages.replies-closed' | 'messages.thread-closed'

export const sentences: Sentences<Refusal> = {
  'messages.replies-closed': 'La mairie ne reçoit pas de réponse ici pour le moment. Votre message n’est pas envoyé.',
  'messages.thread-closed': 'Cette conversation vient d’être close par la mairie. Votre message n’est pas envoyé.',
}
