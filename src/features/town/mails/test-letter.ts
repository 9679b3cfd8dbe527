import { ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'

/** TS-7 · to the administrator who asked for it. */
export const testLetter = (to: string, town: string): Letter => ({
  to,
  subject: 'Essai d’envoi',
  greeting: 'Bonjour,',
  parts: [{ p: 'Vous avez demandé cet essai dans les réglages du portail. Si vous le lisez, les courriels arrivent.' }],
  signature: `La mairie ${ofName(town)}`,
})
