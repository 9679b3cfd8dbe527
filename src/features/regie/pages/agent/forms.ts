import type { Named } from '#core/names.ts'
import { listName } from '#core/names.ts'
import { form } from '#forms/form.ts'
import type { Act } from '../../domain/act.ts'
import { MEANS_NAMES, TILL_NAMES } from '../../domain/till.ts'

const MOST = 100_000_00

/** RG-2 · A payment at the counter; what the acte does not allow is not offered. */
export const receiveForm = (act: Act, adults: readonly (Named & { id: number })[]) =>
  form(
    {
      payeur: {
        kind: 'choice',
        label: 'Reçu au nom de',
        missing: 'Choisissez au nom de qui est le reçu',
        options: adults.map((adult) => ({ value: String(adult.id), label: listName(adult) })),
      },
      moyen: {
        kind: 'choice',
        label: 'Moyen de paiement',
        missing: 'Choisissez le moyen de paiement',
        options: [...act.means.keys()].map((means) => ({ value: means, label: MEANS_NAMES[means] })),
      },
      montant: { kind: 'amount', label: 'Montant', missing: 'Indiquez le montant', min: 1, max: MOST },
      remis: {
        kind: 'amount',
        label: 'Espèces\u00a0: somme remise',
        hint: 'Laissez vide si le compte est juste',
        required: false,
        min: 1,
        max: MOST,
      },
      emetteur: { kind: 'text', label: 'Chèque\u00a0: émetteur', required: false, max: 80 },
      banque: { kind: 'text', label: 'Chèque\u00a0: banque', required: false, max: 60 },
      numero: { kind: 'text', label: 'Numéro du chèque, ou référence du virement', required: false, max: 40 },
    },
    ({ moyen, montant, remis, emetteur, banque, numero }) => ({
      ...(moyen === 'cash' && remis !== null && remis < montant ? { remis: 'La somme remise est inférieure au montant' } : {}),
      ...(moyen === 'cheque' && !emetteur ? { emetteur: 'Indiquez qui a signé le chèque' } : {}),
      ...(moyen === 'cheque' && !banque ? { banque: 'Indiquez la banque du chèque' } : {}),
      ...(moyen !== 'cash' && !numero
        ? { numero: moyen === 'cheque' ? 'Indiquez le numéro du chèque' : 'Indiquez la référence du virement' }
        : {}),
    }),
  )
export type ReceiveForm = ReturnType<ReturnType<typeof receiveForm>['blank']>

/** RG-5 */
export const refundForm = (act: Act) =>
  form({
    moyen: {
      kind: 'choice',
      label: 'Moyen du remboursement',
      missing: 'Choisissez le moyen du remboursement',
      options: (['transfer', 'cash'] as const)
        .filter((means) => act.means.get(means)?.mayRefund)
        .map((means) => ({ value: means, label: MEANS_NAMES[means] })),
    },
    montant: { kind: 'amount', label: 'Montant à rembourser', missing: 'Indiquez le montant à rembourser', min: 1, max: MOST },
    motif: { kind: 'text', label: 'Motif', missing: 'Indiquez le motif', max: 120 },
  })
export type RefundForm = ReturnType<ReturnType<typeof refundForm>['blank']>

/** RG-3 */
export const takeBackForm = form({
  motif: {
    kind: 'text',
    label: 'Motif de l’annulation',
    missing: 'Indiquez le motif de l’annulation',
    hint: 'Par exemple «\u00a0chèque impayé\u00a0»\u00a0; sans nom de personne',
    max: 120,
  },
})
export type TakeBackForm = ReturnType<typeof takeBackForm.blank>

/** RG-8 */
export const handoverForm = form({
  caisse: {
    kind: 'choice',
    label: 'Ce qui est versé',
    missing: 'Choisissez ce qui est versé',
    options: Object.entries(TILL_NAMES).map(([value, label]) => ({ value, label })),
  },
  montant: { kind: 'amount', label: 'Montant versé', missing: 'Indiquez le montant versé', min: 1, max: MOST },
  bordereau: { kind: 'text', label: 'Numéro du bordereau', missing: 'Indiquez le numéro du bordereau', max: 40 },
})
export type HandoverForm = ReturnType<typeof handoverForm.blank>

/** PA-11 */
export const enterForm = form({
  montant: {
    kind: 'amount',
    label: 'Montant payé, d’après le courriel de la DGFiP',
    missing: 'Indiquez le montant payé',
    min: 100,
    max: MOST,
  },
  moyen: {
    kind: 'choice',
    label: 'Moyen de paiement',
    missing: 'Choisissez le moyen de paiement',
    options: [
      { value: 'card', label: 'Carte bancaire' },
      { value: 'debit', label: 'Prélèvement' },
    ],
  },
  autorisation: { kind: 'text', label: 'Numéro d’autorisation', required: false, max: 20 },
  preuve: {
    kind: 'text',
    label: 'Ce qui le prouve',
    missing: 'Indiquez ce qui le prouve',
    hint: 'Par exemple «\u00a0courriel de la DGFiP du 13/11/2017\u00a0»',
    max: 120,
  },
})
export type EnterForm = ReturnType<typeof enterForm.blank>

/** RG-7 */
export const closingForm = form({
  jusque: { kind: 'date', label: 'Dernier jour de la période', missing: 'Indiquez le dernier jour' },
  periode: {
    kind: 'choice',
    label: 'Période',
    missing: 'Choisissez la période',
    options: [
      { value: 'day', label: 'Journée (arrêté de caisse)' },
      { value: 'month', label: 'Mois entier (arrêté mensuel)' },
    ],
  },
})
export type ClosingForm = ReturnType<typeof closingForm.blank>

/** RG-1 */
export const actForm = form(
  {
    reference: { kind: 'text', label: 'Référence de l’acte de régie', missing: 'Indiquez la référence de l’acte', max: 120 },
    depuis: { kind: 'date', label: 'En vigueur depuis le', missing: 'Indiquez depuis quand' },
    fonds: { kind: 'amount', label: 'Fonds de caisse', missing: 'Indiquez le fonds de caisse', min: 0, max: MOST },
    encaisse: { kind: 'amount', label: 'Plafond d’encaisse', missing: 'Indiquez le plafond d’encaisse', min: 1, max: MOST },
    moyens: {
      kind: 'choices',
      label: 'Moyens de paiement autorisés au guichet',
      required: false,
      options: (['cash', 'cheque', 'transfer'] as const).map((means) => ({ value: means, label: MEANS_NAMES[means] })),
    },
    especes: {
      kind: 'amount',
      label: 'Plafond d’un paiement en espèces',
      hint: '300\u00a0€ au plus, selon la loi',
      required: false,
      min: 1,
      max: 300_00,
    },
    cheques: {
      kind: 'amount',
      label: 'Plafond d’un chèque',
      hint: 'Laissez vide s’il n’y en a pas',
      required: false,
      min: 1,
      max: MOST,
    },
    virements: {
      kind: 'amount',
      label: 'Plafond d’un virement',
      hint: 'Laissez vide s’il n’y en a pas',
      required: false,
      min: 1,
      max: MOST,
    },
    remboursements: {
      kind: 'choices',
      label: 'Moyens autorisés pour rembourser',
      required: false,
      options: (['cash', 'transfer'] as const).map((means) => ({ value: means, label: MEANS_NAMES[means] })),
    },
  },
  ({ moyens, especes, remboursements }) => ({
    ...(moyens.includes('cash') && especes === null ? { especes: 'Indiquez le plafond d’un paiement en espèces' } : {}),
    ...(remboursements.some((means) => !moyens.includes(means))
      ? { remboursements: 'Un moyen de remboursement doit aussi être autorisé au guichet' }
      : {}),
  }),
)
export type ActForm = ReturnType<typeof actForm.blank>
