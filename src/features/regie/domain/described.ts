import { showDate } from '#core/days.ts'
import type { Described } from '#core/described.ts'
import { showEuros } from '#core/money.ts'
import { type Act, COUNTER_MEANS, type CounterMeans } from './act.ts'
import { MEANS_NAMES } from './till.ts'

const meansWords = (act: Act, means: CounterMeans): string => {
  const rule = act.means.get(means)
  if (!rule) return 'Non autorisé'
  const ceiling = rule.ceilingCents === null ? 'sans plafond' : `jusqu’à ${showEuros(rule.ceilingCents)}`
  return `Autorisé, ${ceiling}${rule.mayRefund ? ', remboursement compris' : ''}`
}

/** What the history of settings tells of an acte de régie. */
export const describeAct = (act: Act): Described => ({
  'Référence de l’acte de régie': act.reference,
  'En vigueur depuis le': showDate(act.validFrom),
  'Fonds de caisse': showEuros(act.floatCents),
  'Plafond d’encaisse': showEuros(act.heldMaxCents),
  ...Object.fromEntries(COUNTER_MEANS.map((means) => [MEANS_NAMES[means], meansWords(act, means)])),
})
