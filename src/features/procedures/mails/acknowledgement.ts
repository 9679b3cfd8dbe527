import { showMoment } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, button, byService, letterFrom, letterText, word } from '#platform/mail/letter-text.ts'
import { silenceSentences } from '../domain/acknowledgement.ts'
import type { Definition } from '../domain/definition.ts'
import { to } from '../paths.ts'

type Received = {
  readonly number: number
  readonly definition: Definition
  readonly submittedAt: Temporal.Instant
  readonly service: Pick<Service, 'name' | 'address' | 'phone' | 'email'>
}

/**
 * PR-8 · What an acknowledgement must say (CRPA L112-11, R112-11-1): date of reception; service in charge with its postal
 * and electronic addresses and telephone; what silence means, from when; ways of appeal. The same by e-mail and on paper.
 */
export const mentionsOf = ({ number, definition, submittedAt, service }: Received) => ({
  facts: [
    ['Numéro de la demande', String(number)],
    ['Démarche', definition.title],
    ['Date de réception', `le ${showMoment(submittedAt)}`],
    ['Service chargé du dossier', service.name],
    ['Adresse postale', service.address],
    ['Adresse électronique', service.email],
    ['Téléphone', service.phone],
  ] as const,
  sentences: silenceSentences(definition, submittedAt),
})

/** TS-8 · what the law asks to say is a block, which stays whole whatever the town writes around it. */
export const acknowledgementText = letterText({
  code: 'accuse-de-reception',
  theme: 'demandes',
  title: 'Accusé de réception d’une demande',
  when: 'À la famille, dès que sa demande est enregistrée.',
  named: true,
  signed: byService,
  subject: `Accusé de réception de votre demande n°${nbsp}{numero}`,
  body: `Votre demande a été enregistrée. Ce courriel est votre accusé de réception électronique${nbsp}: gardez-le.

{mentions}

Vous pouvez modifier votre demande tant qu’elle n’a pas été prise en compte par nos services.

{lien}`,
  slots: {
    numero: word('numéro de la demande', '125'),
    mentions: block(
      'ce que la loi demande de dire (service, dates, délai, recours)',
      {
        facts: [
          ['Numéro de la demande', '125'],
          ['Démarche', 'Fiche enfant'],
          ['Date de réception', 'le 16 novembre 2026 à 10\u00a0h'],
          ['Service chargé du dossier', 'Service périscolaire'],
        ],
      },
      { p: 'Sans réponse dans un délai de deux mois, votre demande est refusée.' },
    ),
    lien: button('Voir ma demande'),
  },
})

/** PR-8 · The electronic acknowledgement. No personal data in its subject. */
export const acknowledgement = (ack: Received & { readonly email: string; readonly name: Named }): Letter => {
  const { facts, sentences } = mentionsOf(ack)
  return letterFrom(
    acknowledgementText,
    { to: ack.email, name: ack.name, signature: ack.service.name },
    {
      numero: String(ack.number),
      mentions: [{ facts }, ...sentences.map((p) => ({ p }))],
      lien: to.request(ack.number),
    },
  )
}
