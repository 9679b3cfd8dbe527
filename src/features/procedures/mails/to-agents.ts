import { type Day, showDate } from '#core/days.ts'
import { count, nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { to } from '../paths.ts'

type Who = { readonly firstName: string; readonly lastName: string }

/** PR-42 · The family has sent what it was asked. No name of a family leaves by e-mail. */
export const familyAnswered = (email: string, who: Who, number: number): Letter => ({
  to: email,
  subject: `La demande n°${nbsp}${number} est complétée`,
  greeting: `Bonjour ${who.firstName} ${who.lastName},`,
  parts: [
    { p: `La famille a répondu à votre demande de complément. La demande n°${nbsp}${number} est de nouveau en traitement.` },
    { link: { path: to.file(number), label: 'Ouvrir la demande' } },
  ],
  signature: 'Le portail',
})

/** PR-41 · Acknowledgements that a service must give on paper before the tenth working day. */
export const acknowledgementsDue = (
  email: string,
  service: string,
  waiting: readonly { readonly number: number; readonly dueOn: Day }[],
): Letter => ({
  to: email,
  subject: `${count(waiting.length, 'accusé')} de réception à remettre`,
  greeting: 'Bonjour,',
  parts: [
    {
      p: 'Ces demandes viennent de familles sans adresse électronique. La loi donne dix jours ouvrés pour leur remettre un accusé de réception (article R. 112-11-2 du code des relations entre le public et l’administration).',
    },
    { list: waiting.map(({ number, dueOn }) => `Demande n°${nbsp}${number}${nbsp}: au plus tard le ${showDate(dueOn)}`) },
    { link: { path: `${to.queue()}?accuse=1`, label: 'Voir ces demandes' } },
  ],
  signature: service,
})
