import { form } from '#forms/form.ts'

export const subscribeForm = form({
  email: {
    kind: 'email',
    label: 'Adresse électronique',
    missing: 'Indiquez votre adresse électronique',
    autocomplete: 'email',
  },
})
export type SubscribeForm = ReturnType<typeof subscribeForm.blank>

export const rhythmForm = form({
  rythme: {
    kind: 'choice',
    label: 'Je veux recevoir les actualités',
    missing: 'Choisissez un rythme',
    options: [
      { value: 'aussitot', label: 'Dès qu’elles paraissent' },
      { value: 'semaine', label: 'Une fois par semaine, le lundi, s’il y en a' },
    ],
  },
})
export type RhythmForm = ReturnType<typeof rhythmForm.blank>
