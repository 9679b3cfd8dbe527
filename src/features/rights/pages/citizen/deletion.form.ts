import { presentPassword } from '#features/accounts/index.ts'
import { form } from '#forms/form.ts'

export const deletionForm = form({
  ...presentPassword,
  oui: {
    kind: 'consent',
    label: 'Oui, supprimer mon compte et mes données',
    missing: 'Cochez la case pour confirmer la suppression',
  },
})
export type DeletionForm = ReturnType<typeof deletionForm.blank>
