import { isBefore } from '#core/days.ts'
import { attachmentField } from '#features/documents/index.ts'
import { form } from '#forms/form.ts'

const proof = {
  ...attachmentField.several,
  label: 'Attestation de la CAF ou de la MSA',
  required: true,
} as const

/** TA-13 · Another proof in place of the one sent. */
export const proofForm = form({ pieces: proof })
export type ProofForm = ReturnType<typeof proofForm.blank>

export const quotientForm = form(
  {
    montant: {
      kind: 'amount',
      label: 'Quotient familial',
      min: 0,
      max: 100_000_00,
      missing: 'Indiquez votre quotient familial',
      hint: 'Celui de l’attestation de la CAF ou de la MSA, par exemple\u00a0: 812 ou 600,01',
    },
    debut: { kind: 'date', label: 'Valable à partir du', missing: 'Indiquez le premier jour' },
    fin: { kind: 'date', label: 'Valable jusqu’au', missing: 'Indiquez le dernier jour' },
    pieces: proof,
  },
  ({ debut, fin }) => (isBefore(fin, debut) ? { fin: 'Le dernier jour est avant le premier' } : {}),
)
export type QuotientForm = ReturnType<typeof quotientForm.blank>
