import { parisDay, showDate } from '#core/days.ts'
import { letterName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { to } from '../paths.ts'
import type { OldDraft } from '../store/drafts.ts'

/** PR-19 · A draft will be deleted. */
export const draftEnds = (email: string, draft: OldDraft, at: Temporal.Instant, signature: string): Letter => ({
  to: email,
  subject: `Votre brouillon n°${nbsp}${draft.number} sera bientôt supprimé`,
  greeting: `Bonjour ${letterName(draft.author.name)},`,
  parts: [
    { p: `Vous avez commencé une demande («${nbsp}${draft.title}${nbsp}») sans l’enregistrer. Rien n’a été envoyé à la mairie.` },
    { p: `Sans changement de votre part, ce brouillon et ses réponses seront supprimés le ${showDate(parisDay(at))}.` },
    { link: { path: to.request(draft.number), label: 'Reprendre mon brouillon' } },
  ],
  signature,
})
