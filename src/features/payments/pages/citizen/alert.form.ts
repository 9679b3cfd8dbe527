import { form } from '#forms/form.ts'

/** PA-14 · Whether to be written to, and below which balance. */
export const alertForm = form(
  {
    alerte: {
      kind: 'choice',
      label: 'M’avertir par courriel quand mon solde est bas',
      missing: 'Choisissez oui ou non',
      options: [
        { value: 'oui', label: 'Oui' },
        { value: 'non', label: 'Non' },
      ],
    },
    seuil: {
      kind: 'amount',
      label: 'Quand mon solde passe sous',
      hint: 'Par exemple 10\u00a0€',
      required: false,
      min: 0,
      max: 500_00,
    },
  },
  ({ alerte, seuil }) => (alerte === 'oui' && seuil === null ? { seuil: 'Indiquez sous quel solde vous avertir' } : {}),
)

export type AlertForm = ReturnType<typeof alertForm.blank>
