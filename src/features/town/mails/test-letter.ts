import type { Letter } from '#platform/mail/letter.ts'
import { byTownHall, letterFrom, letterText, type Signing } from '#platform/mail/letter-text.ts'

export const testText = letterText({
  code: 'essai',
  theme: 'mairie',
  title: 'Essai d’envoi',
  when: 'À l’administrateur qui essaie l’envoi des courriels.',
  named: false,
  signed: byTownHall,
  subject: 'Essai d’envoi',
  body: 'Vous avez demandé cet essai dans les réglages du portail. Si vous le lisez, les courriels arrivent.',
  slots: {},
})

/** TS-7 · to the administrator who asked for it. */
export const testLetter = (to: string, town: Signing): Letter => letterFrom(testText, { to, town }, {})
