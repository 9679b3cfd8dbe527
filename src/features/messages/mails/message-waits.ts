import type { Named } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { button, byService, letterFrom, letterText } from '#platform/mail/letter-text.ts'
import { to } from '../paths.ts'

export const messageWaitsText = letterText({
  code: 'message',
  theme: 'echanges',
  title: 'Message de la mairie',
  when: 'À la famille à qui la mairie vient d’écrire. Ce courriel ne dit rien de ce qui est écrit.',
  named: true,
  signed: byService,
  subject: 'Un message vous attend dans votre espace citoyen',
  body: `La mairie vous a écrit. Connectez-vous à votre espace citoyen pour lire son message, dans «${nbsp}Échanges${nbsp}».

{lien}`,
  slots: { lien: button('Lire le message') },
})

/** ME-3 · Says that a message waits and nothing of what it says: mailboxes are shared and forwarded. */
export const messageWaits = ({ email, name }: { email: string; name: Named }, service: string, thread: number): Letter =>
  letterFrom(messageWaitsText, { to: email, name, signature: service }, { lien: to.message(thread) })
