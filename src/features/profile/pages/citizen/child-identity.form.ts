import type { Day } from '#core/days.ts'
import { addChildFields, childBirthDateFault, childOfForm } from '#features/family/index.ts'
import { FRANCE } from '#features/geography/index.ts'
import { typedCommune } from '#forms/fields.ts'
import { form, type ValuesOf } from '#forms/form.ts'
import type { ProvedIdentity } from '../../domain/identity-change.ts'

const fields = {
  ...addChildFields,
  pieces: {
    kind: 'file',
    label: 'Justificatif',
    required: false,
    isMultiple: true,
    hint: 'Obligatoire\u00a0: livret de famille, acte de naissance ou carte d’identité de l’enfant. Formats PDF, JPG, PNG, HEIC ou WebP, 10\u00a0Mo par fichier.',
  },
} as const

/** PF-6 · a child's identity, as «Ajouter un enfant» asks it, with a proof. */
export const childIdentityForm = (today: Day) =>
  form(fields, (v) => ({ naissance: childBirthDateFault(v.naissance, today) ?? undefined }))
export type ChildIdentityForm = ReturnType<ReturnType<typeof childIdentityForm>['blank']>

export const childValues = (i: ProvedIdentity): Partial<ValuesOf<typeof addChildFields>> => ({
  sexe: i.sex ?? undefined,
  nom: i.birthName,
  prenom: i.firstName,
  prenom2: i.secondName,
  prenom3: i.thirdName,
  naissance: i.birthDate,
  pays: i.birthCountry,
  commune: { ...typedCommune(i.birthPlace), isUnlisted: i.birthCommune === null && i.birthCountry === FRANCE },
  departement: i.birthDepartment,
})

/** What the form wishes; a name of use, which it does not ask, stays as it is. */
export const wishedOf = (v: ValuesOf<typeof addChildFields>, known: ProvedIdentity): ProvedIdentity => {
  const { secondName = null, thirdName = null, ...child } = childOfForm(v)
  return { ...child, secondName, thirdName, usualName: known.usualName }
}
