import { showDate, showMoment } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { block, button, byService, letterFrom, letterText, type Signing, word } from '#platform/mail/letter-text.ts'
import { CONFIRM_DAYS, LINK_DAYS } from '../domain/visitor.ts'
import { to } from '../paths.ts'

type To = { readonly email: string; readonly town: Signing }

const common = { theme: 'echanges', named: false, signed: byService } as const
const days = (example: number) => word('durée de validité du lien, en jours', String(example))
const number = word('numéro de la demande', '125')

const confirmText = letterText({
  ...common,
  code: 'visiteur-confirmation',
  title: 'Message sans compte à confirmer',
  when: 'À qui écrit à la mairie sans compte, avant que le service lise quoi que ce soit.',
  signed: ({ name }) => `Mairie – ${name}`,
  subject: 'Confirmez votre adresse pour envoyer votre message à la mairie',
  body: `Quelqu’un a donné cette adresse pour écrire à la mairie. Si c’est vous, confirmez-la${nbsp}: votre message partira alors au service que vous avez choisi.

{lien}

Ce lien est valable {jours}${nbsp}jours. Si ce n’est pas vous, ne faites rien${nbsp}: le message sera supprimé sans avoir été lu.`,
  slots: { lien: button('Confirmer mon adresse et envoyer mon message'), jours: days(CONFIRM_DAYS) },
})

/** ME-20 · Before the service reads anything. */
export const confirmLetter = ({ email, town }: To, token: string): Letter =>
  letterFrom(confirmText, { to: email, town }, { lien: to.confirm(token), jours: String(CONFIRM_DAYS) })

const receivedText = letterText({
  ...common,
  code: 'visiteur-accuse',
  title: 'Accusé de réception d’un message sans compte',
  when: 'À qui a écrit sans compte, dès que son adresse est confirmée.',
  subject: `Accusé de réception de votre demande n°${nbsp}{numero}`,
  body: `Votre message est arrivé. Ce courriel est votre accusé de réception électronique${nbsp}: gardez-le.

{mentions}

La réponse du service se lira à cette adresse, sans compte ni mot de passe. Un courriel vous préviendra.

{lien}

Ce lien est personnel et valable {jours}${nbsp}jours${nbsp}: ne le transmettez pas.`,
  slots: {
    numero: number,
    mentions: block(
      'ce que la loi demande de dire (date, service, sens du silence)',
      {
        facts: [
          ['Numéro de la demande', '125'],
          ['Démarche', 'Écrire à la mairie'],
          ['Date de réception', 'le 16 novembre 2026 à 10\u00a0h'],
          ['Service chargé du dossier', 'Service périscolaire'],
        ],
      },
      { p: 'Votre message n’appelle pas de décision de la mairie. Le silence ne vaut ni acceptation ni refus.' },
    ),
    lien: button('Lire ma conversation avec la mairie'),
    jours: days(LINK_DAYS),
  },
})

/**
 * ME-21 · The acknowledgement of a message that asks no decision (CRPA L112-11, R112-11-1): date of reception, service
 * with its addresses and telephone, and that no decision will come from silence.
 */
export const receivedLetter = (
  { email }: Pick<To, 'email'>,
  what: { number: number; title: string; receivedAt: Temporal.Instant; service: Service; token: string },
): Letter =>
  letterFrom(
    receivedText,
    { to: email, signature: what.service.name },
    {
      numero: String(what.number),
      mentions: [
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
      ],
      lien: to.visitorThread(what.token),
      jours: String(LINK_DAYS),
    },
  )

export type LinkLetter = { number: number; service: string; token: string; until: Temporal.PlainDate }

const toConversation = {
  ...common,
  slots: {
    numero: number,
    lien: button('Lire la conversation'),
    date: word('dernier jour de validité du lien', '16 décembre 2026'),
  },
} as const
const PERSONAL = 'Ce lien est personnel et valable jusqu’au {date}. Il remplace le précédent.'

const answerText = letterText({
  ...toConversation,
  code: 'visiteur-reponse',
  title: 'Réponse à un message sans compte',
  when: 'À qui a écrit sans compte, quand la mairie répond. Ce courriel ne dit rien de ce qui est écrit.',
  subject: `La mairie vous a répondu (demande n°${nbsp}{numero})`,
  body: `Un message de la mairie vous attend. Lisez-le à cette adresse, sans compte ni mot de passe.

{lien}

${PERSONAL}`,
})

const againText = letterText({
  ...toConversation,
  code: 'visiteur-lien',
  title: 'Nouveau lien vers une conversation',
  when: 'À qui a écrit sans compte et demande un nouveau lien.',
  subject: `Votre conversation avec la mairie (demande n°${nbsp}{numero})`,
  body: `Vous avez demandé un nouveau lien vers votre conversation avec la mairie. Le voici.

{lien}

${PERSONAL}`,
})

const linkLetter =
  (text: typeof answerText) =>
  ({ email }: Pick<To, 'email'>, { number, service, token, until }: LinkLetter): Letter =>
    letterFrom(
      text,
      { to: email, signature: service },
      { numero: String(number), lien: to.visitorThread(token), date: showDate(until) },
    )

/** ME-3 · Says that an answer waits, and nothing of it. */
export const answerWaits = linkLetter(answerText)
/** ME-22 · The link had expired. */
export const linkAgain = linkLetter(againText)

export const visitorTexts = [confirmText, receivedText, answerText, againText]
