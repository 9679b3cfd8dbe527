import type { Day } from '#core/days.ts'
import { birthDateFault, signUpFields } from '#features/accounts/index.ts'
import { form } from '#forms/form.ts'

const { email: _, ...asked } = signUpFields
const identityFields = {
  ...asked,
  prenom: { ...asked.prenom, label: '1er Prénom' },
  departement: { ...asked.departement, label: 'N° département de naissance' },
  pieces: {
    kind: 'file',
    label: 'Justificatif',
    required: false,
    isMultiple: true,
    hint: 'Carte d’identité, passeport, livret de famille ou acte. Formats PDF, JPG, PNG, HEIC ou WebP, 10\u00a0Mo par fichier. Inutile si vous ne changez que la civilité.',
  },
} as const

export const identityForm = (today: Day, minimumAge: number) =>
  form(identityFields, (v) => ({ naissance: birthDateFault(v.naissance, today, minimumAge) ?? undefined }))
export type IdentityForm = ReturnType<ReturnType<typeof identityForm>['blank']>
