import type { FlashSentence } from '#platform/feature.ts'

export const paymentFlashes: Readonly<Record<string, FlashSentence>> = {
  'alert-set': { tone: 'success', text: 'Votre alerte est enregistrée.' },
  'alert-removed': { tone: 'success', text: 'Vous ne recevrez plus d’alerte sur votre solde.' },
}
