import { form } from '#forms/form.ts'

export const replyFields = {
  reponse: {
    kind: 'longtext',
    label: 'Votre réponse',
    missing: 'Écrivez votre réponse',
    max: 5000,
  },
} as const
export const replyForm = form(replyFields)
