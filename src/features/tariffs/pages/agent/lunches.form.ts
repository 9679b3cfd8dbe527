import { isBefore } from '#core/days.ts'
import { form } from '#forms/form.ts'

export const lunchForm = form(
  {
    repas: {
      kind: 'choice',
      label: 'Repas de midi',
      missing: 'Choisissez ce que mange l’enfant',
      options: [
        { value: 'panier', label: 'L’enfant apporte son panier-repas (PAI)' },
        { value: 'servi', label: 'L’enfant mange le repas servi' },
      ],
    },
    debut: { kind: 'date', label: 'À partir du', hint: 'Demain au plus tôt', missing: 'Indiquez le premier jour' },
    fin: { kind: 'date', label: 'Jusqu’au', hint: 'Panier-repas seulement\u00a0; vide\u00a0: sans fin prévue', required: false },
  },
  ({ debut, fin }) => (fin && isBefore(fin, debut) ? { fin: 'Le dernier jour est avant le premier' } : {}),
)
export type LunchForm = ReturnType<typeof lunchForm.blank>
