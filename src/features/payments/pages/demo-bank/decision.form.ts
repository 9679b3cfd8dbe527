import { form } from '#forms/form.ts'

/** What the pretend bank can answer, under the value that its buttons post. */
export const DECISIONS = { payer: 'paid', refuser: 'refused', abandonner: 'abandoned' } as const

export const decisionForm = form({
  decision: {
    kind: 'choice',
    label: 'Réponse de la banque',
    missing: 'Choisissez la réponse de la banque',
    options: [
      { value: 'payer', label: 'Payer' },
      { value: 'refuser', label: 'Refuser' },
      { value: 'abandonner', label: 'Abandonner' },
    ],
  },
})
