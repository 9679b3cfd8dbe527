import { form } from '#forms/form.ts'

export const decisionForm = form(
  {
    decision: {
      kind: 'choice',
      label: 'Décision',
      missing: 'Choisissez une décision',
      options: [
        { value: 'corriger', label: 'Corriger les données civiles' },
        { value: 'refuser', label: 'Refuser' },
      ],
    },
    motif: { kind: 'longtext', label: 'Motif du refus', required: false, max: 300, hint: 'La personne le lira' },
  },
  ({ decision, motif }) => (decision === 'refuser' && !motif ? { motif: 'Indiquez le motif du refus' } : {}),
)
export type DecisionForm = ReturnType<typeof decisionForm.blank>
