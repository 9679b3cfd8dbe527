import { parisDay, showDate } from '#core/days.ts'
import { letterName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { type LetterText, letterFrom } from '#platform/mail/letter-text.ts'
import { to } from '../paths.ts'
import type { OldDraft } from '../store/drafts.ts'

export const draftEndsText: LetterText = {
  code: 'brouillon',
  title: 'Brouillon bientôt supprimé',
  when: 'À qui a commencé une demande sans l’enregistrer, avant que le brouillon soit supprimé.',
  subject: `Votre brouillon n°${nbsp}{numero} sera bientôt supprimé`,
  body: `Vous avez commencé une demande («${nbsp}{demarche}${nbsp}») sans l’enregistrer. Rien n’a été envoyé à la mairie.

Sans changement de votre part, ce brouillon et ses réponses seront supprimés le {date}.

{lien}`,
  words: { numero: 'Numéro du brouillon', demarche: 'Nom de la démarche', date: 'Jour de la suppression' },
  blocks: { lien: `le bouton «${nbsp}Reprendre mon brouillon${nbsp}»` },
  example: {
    words: { numero: '125', demarche: 'Fiche enfant', date: '15 décembre 2026' },
    blocks: { lien: [{ link: { path: to.request(125), label: 'Reprendre mon brouillon' } }] },
  },
}

/** PR-19 · A draft will be deleted. */
export const draftEnds = (email: string, draft: OldDraft, at: Temporal.Instant, signature: string): Letter =>
  letterFrom(
    draftEndsText,
    { to: email, greeting: `Bonjour ${letterName(draft.author.name)},`, signature },
    {
      words: { numero: String(draft.number), demarche: draft.title, date: showDate(parisDay(at)) },
      blocks: { lien: [{ link: { path: to.request(draft.number), label: 'Reprendre mon brouillon' } }] },
    },
  )
