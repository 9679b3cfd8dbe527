import { showEuros, whole } from '#core/money.ts'
import type { FlashSentence } from '#platform/feature.ts'
import { differenceSentence } from './domain/till.ts'

export const regieFlashes: Readonly<Record<string, FlashSentence>> = {
  'regie-received': {
    tone: 'success',
    text: ({ change }) =>
      whole(change) > 0 ? `Encaissement enregistré. À rendre\u00a0: ${showEuros(whole(change))}.` : 'Encaissement enregistré.',
  },
  'regie-taken-back': { tone: 'success', text: 'L’encaissement est annulé par une écriture inverse.' },
  'regie-refunded': { tone: 'success', text: 'Le remboursement est enregistré.' },
  'regie-counted': { tone: 'info', text: ({ difference }) => `Comptage enregistré. ${differenceSentence(whole(difference))}` },
  'regie-handed-over': { tone: 'success', text: 'Le versement est enregistré.' },
  'regie-closed': { tone: 'success', text: 'La période est clôturée\u00a0: plus rien ne s’y enregistre.' },
  'regie-entered': { tone: 'success', text: 'Le paiement est enregistré et le compte de la famille est crédité.' },
  'regie-checked': { tone: 'info', text: 'La plateforme de paiement a été interrogée.' },
  'regie-silent': { tone: 'warning', text: 'La plateforme de paiement ne répond pas. Recommencez dans quelques minutes.' },
  'regie-act-set': { tone: 'success', text: 'L’acte de régie est enregistré.' },
}
