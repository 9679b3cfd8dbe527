import { letterName, type Named } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { to } from '../paths.ts'

/** ME-3 · Says that a message waits and nothing of what it says: mailboxes are shared and forwarded. */
export const messageWaits = (to_: { email: string; name: Named }, service: string, thread: number): Letter => ({
  to: to_.email,
  subject: 'Un message vous attend dans votre espace citoyen',
  greeting: `Bonjour ${letterName(to_.name)},`,
  parts: [
    { p: `La mairie vous a écrit. Connectez-vous à votre espace citoyen pour lire son message, dans «${nbsp}Échanges${nbsp}».` },
    { link: { path: to.message(thread), label: 'Lire le message' } },
  ],
  signature: service,
})
