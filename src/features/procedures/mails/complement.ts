import { type Day, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Db } from '#platform/db/database.ts'
import { block, byAgent, maybe, messageText, type Prose, word } from '#platform/mail/letter-text.ts'
import { signedMessageFrom } from '#platform/mail/letter-texts.ts'
import { silenceSentencesOn } from '../domain/acknowledgement.ts'
import type { Request } from '../store/requests.ts'
import { about, numberSlot, requestSlot, type Signatory, signature, titleSlot } from './decisions.ts'

type Complement = {
  readonly sentence: string
  /** What is asked, in the words of the form. */
  readonly named: readonly string[]
  readonly answerBy: Day
  /** When silence decides if the family answers on the last day; null when there is no date. */
  readonly silenceOn: Day | null
  readonly by: Signatory
}

const askedPart = (named: readonly string[]) => ({
  p: `À corriger ou à fournir${nbsp}:\n${named.map((name) => `– ${name}`).join('\n')}`,
})
const STANDS_STILL =
  'Le délai de réponse de la mairie est suspendu jusqu’à cette date, ou jusqu’à votre réponse si elle vient avant.'

const complementText = messageText({
  code: 'demande-a-completer',
  title: 'Demande à compléter',
  when: 'À la famille à qui un agent demande de corriger ou de compléter sa demande.',
  signed: byAgent,
  subject: `Votre demande n°${nbsp}{numero} est à compléter`,
  body: `Votre demande {demande} est à compléter avant le {date} inclus.

{precisions}

{demandes}

Ouvrez la demande dans «${nbsp}Mes demandes${nbsp}» pour répondre. Rien d’autre ne peut y être modifié.

{delai}`,
  slots: {
    numero: numberSlot,
    demande: requestSlot,
    date: word('dernier jour pour répondre', '15 décembre 2026'),
    precisions: block('ce que l’agent a écrit', { p: 'L’attestation est illisible.' }),
    demandes: block('ce qui est à corriger ou à fournir', askedPart(['Attestation d’assurance', 'Téléphone'])),
    delai: maybe('ce que la loi demande de dire du délai de réponse', {
      p: `${STANDS_STILL} À défaut de réponse expresse au 15 février 2027, et sous réserve que votre demande soit complète, elle sera réputée rejetée.`,
    }),
  },
})

/** PR-42 · What is missing, until when, and the new date of silence (CRPA L114-5, R112-11-4). */
export const complementMessage = (db: Db, request: Request, asked: Complement): Promise<Prose> =>
  signedMessageFrom(db, complementText, signature(asked.by), {
    numero: String(request.number),
    demande: about(request),
    date: showDate(asked.answerBy),
    precisions: [{ p: asked.sentence }],
    demandes: [askedPart(asked.named)],
    delai:
      request.definition.silence.regime === 'aucune'
        ? []
        : asked.silenceOn
          ? [{ p: `${STANDS_STILL} ${silenceSentencesOn(request.definition, asked.silenceOn).join(' ')}` }]
          : [{ p: 'Le délai de réponse de la mairie courra à partir du jour où votre demande sera complète.' }],
  })

const correctedText = messageText({
  code: 'demande-corrigee',
  title: 'Réponses corrigées par le service',
  when: 'À la famille dont un agent a corrigé des réponses.',
  signed: byAgent,
  subject: `Des réponses de votre demande n°${nbsp}{numero} sont corrigées`,
  body: `Le service a corrigé vos réponses dans la partie «${nbsp}{partie}${nbsp}» de votre demande n°${nbsp}{numero} («${nbsp}{demarche}${nbsp}»).

Relisez-la dans «${nbsp}Mes demandes${nbsp}». Si une correction vous paraît fausse, répondez-nous.`,
  slots: { numero: numberSlot, demarche: titleSlot, partie: word('la partie corrigée', 'Assurance') },
})

/** PR-44 · The service has corrected answers: the family is told where, and reads them in its request. */
export const correctedMessage = (db: Db, request: Request, step: string, by: Signatory): Promise<Prose> =>
  signedMessageFrom(db, correctedText, signature(by), {
    numero: String(request.number),
    demarche: request.definition.title,
    partie: step,
  })

export const complementTexts = [complementText, correctedText]
