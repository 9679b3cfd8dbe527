import { form } from '#forms/form.ts'

export const reasonFields = {
  raison: {
    kind: 'longtext',
    label: 'Raison du refus',
    hint: 'La famille lira ces mots. Dites la règle appliquée et ce qui, dans la demande, y est contraire.',
    missing: 'Écrivez la raison du refus',
  },
} as const
export const reasonForm = form(reasonFields)

export const replyFields = {
  reponse: {
    kind: 'longtext',
    label: 'Votre réponse',
    hint: 'Votre nom, votre qualité et votre service seront ajoutés.',
    missing: 'Écrivez votre réponse',
    max: 5000,
  },
} as const
export const replyForm = form(replyFields)
