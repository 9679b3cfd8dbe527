import { showDate, showMoment } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { CONFIRM_DAYS, LINK_DAYS } from '../domain/visitor.ts'
import { to } from '../paths.ts'

type To = { readonly email: string; readonly town: string }

/** ME-20 · Before the service reads anything. */
export const confirmLetter = ({ email, town }: To, token: string): Letter => ({
  to: email,
  subject: 'Confirmez votre adresse pour envoyer votre message à la mairie',
  greeting: 'Bonjour,',
  parts: [
    {
      p: `Quelqu’un a donné cette adresse pour écrire à la mairie. Si c’est vous, confirmez-la${nbsp}: votre message partira alors au service que vous avez choisi.`,
    },
    { link: { path: to.confirm(token), label: 'Confirmer mon adresse et envoyer mon message' } },
    {
      p: `Ce lien est valable ${CONFIRM_DAYS}${nbsp}jours. Si ce n’est pas vous, ne faites rien${nbsp}: le message sera supprimé sans avoir été lu.`,
    },
  ],
  signature: `Mairie – ${town}`,
})

/**
 * ME-21 · The acknowledgement of a message that asks no decision (CRPA L112-11, R112-11-1): date of reception, service
 * with its addresses and telephone, and that no decision will come from silence.
 */
export const receivedLetter = (
  { email }: Pick<To, 'email'>,
  what: { number: number; title: string; receivedAt: Temporal.Instant; service: Service; token: string },
): Letter => ({
  to: email,
  subject: `Accusé de réception de votre demande n°${nbsp}${what.number}`,
  greeting: 'Bonjour,',
  parts: [
    { p: `Votre message est arrivé. Ce courriel est votre accusé de réception électronique${nbsp}: gardez-le.` },
    {
      facts: [
        ['Numéro de la demande', String(what.number)],
        ['Démarche', what.title],
        ['Date de réception', `le ${showMoment(what.receivedAt)}`],
        ['Service chargé du dossier', what.service.name],
        ['Adresse postale', what.service.address],
        ['Adresse électronique', what.service.email],
        ['Téléphone', what.service.phone],
      ],
    },
    { p: 'Votre message n’appelle pas de décision de la mairie. Le silence ne vaut ni acceptation ni refus.' },
    { p: 'La réponse du service se lira à cette adresse, sans compte ni mot de passe. Un courriel vous préviendra.' },
    { link: { path: to.visitorThread(what.token), label: 'Lire ma conversation avec la mairie' } },
    { p: `Ce lien est personnel et valable ${LINK_DAYS}${nbsp}jours${nbsp}: ne le transmettez pas.` },
  ],
  signature: what.service.name,
})

export type LinkLetter = { number: number; service: string; token: string; until: Temporal.PlainDate }

/** ME-3 · Says that an answer waits, and nothing of it. */
export const answerWaits = (at: Pick<To, 'email'>, what: LinkLetter): Letter =>
  linkLetter(at, what, {
    subject: `La mairie vous a répondu (demande n°${nbsp}${what.number})`,
    sentence: 'Un message de la mairie vous attend. Lisez-le à cette adresse, sans compte ni mot de passe.',
  })

/** ME-22 · The link had expired. */
export const linkAgain = (at: Pick<To, 'email'>, what: LinkLetter): Letter =>
  linkLetter(at, what, {
    subject: `Votre conversation avec la mairie (demande n°${nbsp}${what.number})`,
    sentence: 'Vous avez demandé un nouveau lien vers votre conversation avec la mairie. Le voici.',
  })

const linkLetter = (
  { email }: Pick<To, 'email'>,
  what: LinkLetter,
  says: { readonly subject: string; readonly sentence: string },
): Letter => ({
  to: email,
  subject: says.subject,
  greeting: 'Bonjour,',
  parts: [
    { p: says.sentence },
    { link: { path: to.visitorThread(what.token), label: 'Lire la conversation' } },
    { p: `Ce lien est personnel et valable jusqu’au ${showDate(what.until)}. Il remplace le précédent.` },
  ],
  signature: what.service,
})
