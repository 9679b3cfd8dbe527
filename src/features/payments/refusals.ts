import type { Sentences } from '#forms/form.ts'

export type PaymentRefusal = 'payments.unreachable' | 'payments.changed' | 'payments.not-open'

export const paymentRefusals: Sentences<PaymentRefusal> = {
  'payments.unreachable':
    'La plateforme de paiement ne répond pas. Aucun montant n’a été débité. Réessayez dans quelques minutes.',
  'payments.changed':
    'Le montant a changé depuis que vous avez ouvert cette page. Rien n’a été payé\u00a0: vérifiez le montant, puis validez.',
  'payments.not-open': 'Le paiement en ligne n’est pas ouvert. Aucun montant n’a été débité.',
}
