import { attachmentField } from '#features/documents/index.ts'
import { form } from '#forms/form.ts'

export const replyFields = {
  reponse: {
    kind: 'longtext',
    label: 'Votre réponse',
    missing: 'Écrivez votre réponse',
    max: 5000,
  },
  pieces: attachmentField.several,
} as const
export const replyForm = form(replyFields)
