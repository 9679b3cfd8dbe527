import { type Day, showDate } from '#core/days.ts'
import { count, nbsp } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, button, byService, letterFrom, letterText, word } from '#platform/mail/letter-text.ts'
import { to } from '../paths.ts'

type Who = { readonly firstName: string; readonly lastName: string }

export const familyAnsweredText = letterText({
  code: 'demande-completee',
  theme: 'mairie',
  title: 'Demande complétée par la famille',
  when: 'À l’agent qui traite une demande, quand la famille a répondu à ce qu’il demandait.',
  named: true,
  signed: () => 'Le portail',
  subject: `La demande n°${nbsp}{numero} est complétée`,
  body: `La famille a répondu à votre demande de complément. La demande n°${nbsp}{numero} est de nouveau en traitement.

{lien}`,
  slots: { numero: word('numéro de la demande', '125'), lien: button('Ouvrir la demande') },
})

/** PR-42 · The family has sent what it was asked. No name of a family leaves by e-mail. */
export const familyAnswered = (email: string, { firstName, lastName }: Who, number: number): Letter =>
  letterFrom(
    familyAnsweredText,
    { to: email, name: { firstName, birthName: lastName } },
    { numero: String(number), lien: to.file(number) },
  )

type Waiting = { readonly number: number; readonly dueOn: Day }

const lineOf = ({ number, dueOn }: Waiting): string => `Demande n°${nbsp}${number}${nbsp}: au plus tard le ${showDate(dueOn)}`

export const acknowledgementsDueText = letterText({
  code: 'accuses-a-remettre',
  theme: 'mairie',
  title: 'Accusés de réception à remettre',
  when: 'Au service qui doit remettre sur papier des accusés de réception.',
  named: false,
  signed: byService,
  subject: '{combien} de réception à remettre',
  body: `Ces demandes viennent de familles sans adresse électronique. La loi donne dix jours ouvrés pour leur remettre un accusé de réception (article R. 112-11-2 du code des relations entre le public et l’administration).

{demandes}

{lien}`,
  slots: {
    combien: word('nombre d’accusés', `2${nbsp}accusés`),
    demandes: block('les demandes, avec la date limite', {
      list: [lineOf({ number: 125, dueOn: Temporal.PlainDate.from('2026-12-07') })],
    }),
    lien: button('Voir ces demandes'),
  },
})

/** PR-41 · Acknowledgements that a service must give on paper before the tenth working day. */
export const acknowledgementsDue = (email: string, service: string, waiting: readonly Waiting[]): Letter =>
  letterFrom(
    acknowledgementsDueText,
    { to: email, signature: service },
    {
      combien: count(waiting.length, 'accusé'),
      demandes: [{ list: waiting.map(lineOf) }],
      lien: `${to.queue()}?accuse=1`,
    },
  )
