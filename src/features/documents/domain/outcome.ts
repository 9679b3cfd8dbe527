import { type Day, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'

export type Outcome = {
  readonly label: string
  readonly isValid: boolean
  readonly validUntil: Day | null
  readonly reason: string | null
}

/**
 * DO-11 · The one message that ends an examination: what is refused and why, what is accepted, what is still missing. The
 * agent reads it before it leaves, as the family will.
 */
export const outcomeMessage = (
  outcomes: readonly Outcome[],
  missing: readonly string[],
): { readonly subject: string; readonly body: string } => {
  const refused = outcomes.filter((outcome) => !outcome.isValid)
  const accepted = outcomes.filter((outcome) => outcome.isValid)
  const list = (items: readonly string[]) => items.map((item) => `– ${item}`).join('\n')
  const paragraphs = [
    'Bonjour,',
    ...(refused.length > 0
      ? [`Nous n’avons pas pu accepter${nbsp}:\n${list(refused.map((o) => `${o.label}${nbsp}: ${o.reason}`))}`]
      : []),
    ...(accepted.length > 0
      ? [
          `Nous avons validé${nbsp}:\n${list(
            accepted.map((o) => (o.validUntil ? `${o.label}, jusqu’au ${showDate(o.validUntil)}` : o.label)),
          )}`,
        ]
      : []),
    ...(missing.length > 0 ? [`Il manque encore${nbsp}:\n${list(missing)}`] : []),
    refused.length > 0 || missing.length > 0
      ? `Fournissez ces documents dans «${nbsp}Échanges${nbsp}», «${nbsp}Mes justificatifs à fournir${nbsp}».`
      : 'Vous n’avez rien d’autre à fournir.',
  ]
  return {
    subject: refused.length > 0 ? 'Justificatifs à fournir à nouveau' : 'Justificatifs vérifiés',
    body: paragraphs.join('\n\n'),
  }
}
