import { type Day, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Db } from '#platform/db/database.ts'
import { block, byNobody, maybe, messageText, type Prose, word } from '#platform/mail/letter-text.ts'
import { messageFrom } from '#platform/mail/letter-texts.ts'

export type Outcome = {
  readonly label: string
  readonly isValid: boolean
  readonly validUntil: Day | null
  readonly reason: string | null
}

const listPart = (title: string, items: readonly string[]) => ({
  p: `${title}${nbsp}:\n${items.map((item) => `– ${item}`).join('\n')}`,
})
const refusedPart = (items: readonly string[]) => listPart('Nous n’avons pas pu accepter', items)
const acceptedPart = (items: readonly string[]) => listPart('Nous avons validé', items)
const missingPart = (items: readonly string[]) => listPart('Il manque encore', items)

const REFUSED = refusedPart([`Attestation d’assurance (Sacha)${nbsp}: document illisible`])
const ACCEPTED = acceptedPart(['Justificatif de domicile, jusqu’au 31 août 2027'])
const MISSING = missingPart(['Copie du carnet de vaccination (Sacha)'])
const PROVIDE = `Fournissez ces documents dans «${nbsp}Échanges${nbsp}», «${nbsp}Mes justificatifs à fournir${nbsp}».`

const refusedText = messageText({
  code: 'justificatifs-refuses',
  title: 'Justificatifs refusés',
  when: 'À la famille, quand l’examen de ses justificatifs se termine et qu’un au moins est refusé.',
  signed: byNobody,
  subject: 'Justificatifs à fournir à nouveau',
  body: `{refuses}

{valides}

{manquants}

${PROVIDE}`,
  slots: {
    refuses: block('ce qui est refusé, et pourquoi', REFUSED),
    valides: maybe('ce qui est validé', ACCEPTED),
    manquants: maybe('ce qui manque encore', MISSING),
  },
})

const missingText = messageText({
  code: 'justificatifs-manquants',
  title: 'Justificatifs vérifiés, d’autres attendus',
  when: 'À la famille, quand l’examen se termine, que tout est validé et qu’il en manque encore.',
  signed: byNobody,
  subject: 'Justificatifs vérifiés',
  body: `{valides}

{manquants}

${PROVIDE}`,
  slots: { valides: block('ce qui est validé', ACCEPTED), manquants: block('ce qui manque encore', MISSING) },
})

const completeText = messageText({
  code: 'justificatifs-verifies',
  title: 'Justificatifs vérifiés',
  when: 'À la famille, quand l’examen se termine et que rien ne manque.',
  signed: byNobody,
  subject: 'Justificatifs vérifiés',
  body: `{valides}

Vous n’avez rien d’autre à fournir.`,
  slots: { valides: block('ce qui est validé', ACCEPTED) },
})

/**
 * DO-11 · The one message that ends an examination: what is refused and why, what is accepted, what is still missing. The
 * agent reads it before it leaves, as the family will.
 */
export const outcomeMessage = (db: Db, outcomes: readonly Outcome[], missing: readonly string[]): Promise<Prose> => {
  const refused = outcomes.filter((outcome) => !outcome.isValid)
  const accepted = outcomes.filter((outcome) => outcome.isValid)
  const valides = acceptedPart(accepted.map((o) => (o.validUntil ? `${o.label}, jusqu’au ${showDate(o.validUntil)}` : o.label)))
  const manquants = missingPart(missing)
  if (refused.length > 0)
    return messageFrom(db, refusedText, {
      refuses: [refusedPart(refused.map((o) => `${o.label}${nbsp}: ${o.reason}`))],
      valides: accepted.length > 0 ? [valides] : [],
      manquants: missing.length > 0 ? [manquants] : [],
    })
  return missing.length > 0
    ? messageFrom(db, missingText, { valides: [valides], manquants: [manquants] })
    : messageFrom(db, completeText, { valides: [valides] })
}

const endingText = messageText({
  code: 'justificatif-expire',
  title: 'Justificatif bientôt expiré',
  when: 'À la famille, un mois avant qu’un justificatif utile à ses demandes expire.',
  signed: byNobody,
  subject: 'Un justificatif expire bientôt',
  body: `{justificatif} expire le {date}.

Fournissez-en un plus récent dans «${nbsp}Échanges${nbsp}», «${nbsp}Mes justificatifs à fournir${nbsp}».`,
  slots: {
    justificatif: word('le justificatif, et de qui', 'Attestation d’assurance (Sacha)'),
    date: word('jour où il expire', '31 décembre 2026'),
  },
})

/** DO-13 */
export const endingMessage = (db: Db, label: string, on: Day): Promise<Prose> =>
  messageFrom(db, endingText, { justificatif: label, date: showDate(on) })

const forgottenText = messageText({
  code: 'justificatif-supprime',
  title: 'Copie d’un justificatif supprimée',
  when: 'À qui l’a envoyé, quand la durée de conservation de la copie est passée.',
  signed: byNobody,
  subject: 'Un document a été supprimé',
  body: `La durée de conservation est passée${nbsp}: nous avons supprimé la copie de «${nbsp}{justificatif}${nbsp}». {suite}`,
  slots: {
    justificatif: word('le justificatif, et de qui', 'Attestation d’assurance (Sacha)'),
    suite: word(
      'si le justificatif reste valide, et qu’il n’y a rien à faire',
      `Le justificatif reste valide jusqu’au 31 août 2027${nbsp}: vous n’avez rien à faire.`,
    ),
  },
})

/** DO-15 · `paper`: what the copy stood for, as it is now. */
export const forgottenMessage = (
  db: Db,
  label: string,
  paper: { readonly isValid: boolean; readonly validUntil: Day | null },
): Promise<Prose> => {
  const until = paper.validUntil ? ` jusqu’au ${showDate(paper.validUntil)}` : ''
  return messageFrom(db, forgottenText, {
    justificatif: label,
    suite: paper.isValid ? `Le justificatif reste valide${until}${nbsp}: vous n’avez rien à faire.` : 'Vous n’avez rien à faire.',
  })
}

export const documentTexts = [refusedText, missingText, completeText, endingText, forgottenText]
