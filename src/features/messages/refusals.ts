import type { Sentences } from '#forms/form.ts'

export type Refusal =
  | 'messages.replies-closed'
  | 'messages.thread-closed'
  | 'messages.contact-closed'
  | 'messages.link-expired'
  | 'messages.no-such-agent'
  | 'messages.settings-changed'

export const sentences: Sentences<Refusal> = {
  'messages.settings-changed':
    'Quelqu’un a changé ce réglage pendant que vous le remplissiez. Rien n’est enregistré\u00a0; ce que vous avez saisi est resté. Enregistrez de nouveau si vous le voulez toujours.',
  'messages.replies-closed': 'La mairie ne reçoit pas de réponse ici pour le moment. Votre message n’est pas envoyé.',
  'messages.thread-closed': 'Cette conversation vient d’être close par la mairie. Votre message n’est pas envoyé.',
  'messages.contact-closed': 'Cette démarche est fermée pour le moment\u00a0: aucun message ne peut être envoyé.',
  'messages.link-expired': 'Ce lien n’est plus valable. Recommencez votre message\u00a0: il n’a pas été envoyé.',
  'messages.no-such-agent': 'Cet agent ne lit pas les messages de ce service. Choisissez quelqu’un d’autre.',
}
