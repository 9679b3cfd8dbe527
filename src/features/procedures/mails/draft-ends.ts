import { parisDay, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { button, byService, letterFrom, letterText, word } from '#platform/mail/letter-text.ts'
import { to } from '../paths.ts'
import type { OldDraft } from '../store/drafts.ts'

export const draftEndsText = letterText({
  code: 'brouillon',
  theme: 'demandes',
  title: 'Brouillon bientôt supprimé',
  when: 'À qui a commencé une demande sans l’enregistrer, avant que le brouillon soit supprimé.',
  named: true,
  signed: byService,
  subject: `Votre brouillon n°${nbsp}{numero} sera bientôt supprimé`,
  body: `Vous avez commencé une demande («${nbsp}{demarche}${nbsp}») sans l’enregistrer. Rien n’a été envoyé à la mairie.

Sans changement de votre part, ce brouillon et ses réponses seront supprimés le {date}.

{lien}`,
  slots: {
    numero: word('numéro du brouillon', '125'),
    demarche: word('nom de la démarche', 'Fiche enfant'),
    date: word('jour de la suppression', '15 décembre 2026'),
    lien: button('Reprendre mon brouillon'),
  },
})

/** PR-19 · A draft will be deleted. */
export const draftEnds = (email: string, draft: OldDraft, at: Temporal.Instant, signature: string): Letter =>
  letterFrom(
    draftEndsText,
    { to: email, name: draft.author.name, signature },
    {
      numero: String(draft.number),
      demarche: draft.title,
      date: showDate(parisDay(at)),
      lien: to.request(draft.number),
    },
  )
