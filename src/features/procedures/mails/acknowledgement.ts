import { showMoment } from '#core/days.ts'
import { letterName, type Named } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { type LetterText, letterFrom } from '#platform/mail/letter-text.ts'
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
export const acknowledgementText: LetterText = {
  code: 'accuse-de-reception',
  title: 'Accusé de réception d’une demande',
  when: 'À la famille, dès que sa demande est enregistrée.',
  subject: `Accusé de réception de votre demande n°${nbsp}{numero}`,
  body: `Votre demande a été enregistrée. Ce courriel est votre accusé de réception électronique${nbsp}: gardez-le.

{mentions}

Vous pouvez modifier votre demande tant qu’elle n’a pas été prise en compte par nos services.

{lien}`,
  words: { numero: 'Numéro de la demande' },
  blocks: {
    mentions: 'ce que la loi demande de dire (service, dates, délai, recours)',
    lien: `le bouton «${nbsp}Voir ma demande${nbsp}»`,
  },
  example: {
    words: { numero: '125' },
    blocks: {
      mentions: [
        {
          facts: [
            ['Numéro de la demande', '125'],
            ['Démarche', 'Fiche enfant'],
          ],
        },
        { p: 'Sans réponse dans un délai de deux mois, votre demande est refusée.' },
      ],
      lien: [{ link: { path: to.request(125), label: 'Voir ma demande' } }],
    },
  },
}

/** PR-8 · The electronic acknowledgement. No personal data in its subject. */
export const acknowledgement = (ack: Received & { readonly email: string; readonly name: Named }): Letter => {
  const { facts, sentences } = mentionsOf(ack)
  const envelope = { to: ack.email, greeting: `Bonjour ${letterName(ack.name)},`, signature: ack.service.name }
  return letterFrom(acknowledgementText, envelope, {
    words: { numero: String(ack.number) },
    blocks: {
      mentions: [{ facts }, ...sentences.map((p) => ({ p }))],
      lien: [{ link: { path: to.request(ack.number), label: 'Voir ma demande' } }],
    },
  })
}
