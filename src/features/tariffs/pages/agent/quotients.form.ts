import { isBefore } from '#core/days.ts'
import { form } from '#forms/form.ts'

export const decisionForm = form(
  {
    decision: {
      kind: 'choice',
      label: 'Décision',
      missing: 'Choisissez une décision',
      options: [
        { value: 'valide', label: 'Valider ce quotient' },
        { value: 'refuse', label: 'Refuser' },
      ],
    },
    montant: {
      kind: 'amount',
      label: 'Quotient lu sur l’attestation',
      min: 0,
      max: 100_000_00,
      missing: 'Indiquez le quotient lu',
    },
    debut: { kind: 'date', label: 'Compte à partir du', missing: 'Indiquez le premier jour' },
    fin: { kind: 'date', label: 'Compte jusqu’au', missing: 'Indiquez le dernier jour' },
    vu: { kind: 'consent', label: 'J’ai vu l’attestation au guichet, aucune copie n’est gardée', required: false },
    exterieur: { kind: 'consent', label: 'Le foyer habite hors de la commune', required: false },
    motif: {
      kind: 'longtext',
      label: 'Motif du refus',
      required: false,
      max: 300,
      hint: 'La famille le lira',
    },
  },
  ({ decision, debut, fin, motif }) => ({
    ...(isBefore(fin, debut) ? { fin: 'Le dernier jour est avant le premier' } : {}),
    ...(decision === 'refuse' && !motif ? { motif: 'Indiquez le motif du refus' } : {}),
  }),
)
export type DecisionForm = ReturnType<typeof decisionForm.blank>
