import type { Day } from '#core/days.ts'
import { birthDateFault, type Civility, type Identity, signUpFields } from '#features/accounts/index.ts'
import { FRANCE } from '#features/geography/index.ts'
import { typedCommune } from '#forms/fields.ts'
import { form, type ValuesOf } from '#forms/form.ts'

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

/** Once the birthplace is settled (`settleBirthplace`). */
export const identityOf = (v: ValuesOf<typeof identityFields>): Identity => ({
  civility: v.civilite as Civility | null,
  birthName: v.nom,
  usualName: v.usage,
  firstName: v.prenom,
  secondName: v.prenom2,
  thirdName: v.prenom3,
  birthDate: v.naissance,
  birthCountry: v.pays,
  birthPlace: v.commune.text,
  birthDepartment: v.departement ?? '',
  birthCommune: v.commune.chosen,
})

export const identityValues = (i: Identity): Partial<ValuesOf<typeof identityFields>> => ({
  civilite: i.civility,
  nom: i.birthName,
  usage: i.usualName,
  prenom: i.firstName,
  prenom2: i.secondName,
  prenom3: i.thirdName,
  naissance: i.birthDate,
  pays: i.birthCountry,
  commune: { ...typedCommune(i.birthPlace), isUnlisted: i.birthCommune === null && i.birthCountry === FRANCE },
  departement: i.birthDepartment,
})
