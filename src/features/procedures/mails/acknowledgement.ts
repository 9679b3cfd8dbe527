import { showMoment } from '#core/days.ts'
import { letterName, type Named } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { silenceSentences } from '../domain/acknowledgement.ts'
import type { Definition } from '../domain/definition.ts'
import { to } from '../paths.ts'

/**
 * PR-8 · The electronic acknowledgement (CRPA L112-11, R112-11-1): date of reception; service in charge with its postal
 * and electronic addresses and telephone; what silence means, from when; ways of appeal.
 */
export const acknowledgement = (ack: {
  email: string
  name: Named
  number: number
  definition: Definition
  submittedAt: Temporal.Instant
  service: Pick<Service, 'name' | 'address' | 'phone' | 'email'>
}): Letter => ({
  to: ack.email,
  subject: `Accusé de réception de votre demande n°${nbsp}${ack.number}`,
  greeting: `Bonjour ${letterName(ack.name)},`,
  parts: [
    { p: `Votre demande a été enregistrée. Ce courriel est votre accusé de réception électronique${nbsp}: gardez-le.` },
    {
      facts: [
        ['Numéro de la demande', String(ack.number)],
        ['Démarche', ack.definition.title],
        ['Date de réception', `le ${showMoment(ack.submittedAt)}`],
        ['Service chargé du dossier', ack.service.name],
        ['Adresse postale', ack.service.address],
        ['Adresse électronique', ack.service.email],
        ['Téléphone', ack.service.phone],
      ],
    },
    ...silenceSentences(ack.definition, ack.submittedAt).map((p) => ({ p })),
    { p: `Vous pouvez modifier votre demande tant qu’elle n’a pas été prise en compte par nos services.` },
    { link: { path: to.request(ack.number), label: 'Voir ma demande' } },
  ],
  signature: ack.service.name,
})
