import type { Sentences } from '#forms/form.ts'

export type PaymentRefusal =
  | 'payments.unreachable'
  | 'payments.changed'
  | 'payments.not-open'
  | 'payments.already-paid'
  | 'payments.never-started'

export const paymentRefusals: Sentences<PaymentRefusal> = {
  'payments.unreachable':
    'La plateforme de paiement ne répond pas. Aucun montant n’a été débité. Réessayez dans quelques minutes.',
  'payments.changed':
    'Le montant a changé depuis que vous avez ouvert cette page. Rien n’a été payé\u00a0: vérifiez le montant, puis validez.',
  'payments.not-open': 'Le paiement en ligne n’est pas ouvert. Aucun montant n’a été débité.',
  'payments.already-paid': 'Ce paiement est déjà enregistré\u00a0: rien n’a été crédité une seconde fois.',
  'payments.never-started': 'Ce paiement n’a jamais été confié à une plateforme\u00a0: personne n’a pu le payer.',
}
