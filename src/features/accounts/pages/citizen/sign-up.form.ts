import type { Day } from '#core/days.ts'
import { COUNTRY_NAMES, FRANCE } from '#features/geography/index.ts'
import { typedCommune } from '#forms/fields.ts'
import { form, type ValuesOf } from '#forms/form.ts'
import { birthDateFault, CIVILITIES, type Civility, type Identity } from '../../domain/identity.ts'
import type { SignupAnswers } from '../../store/signups.ts'

/** Under the words of the manual, §2. Civilité is optional (CJEU C-394/23). */
export const signUpFields = {
  civilite: {
    kind: 'choice',
    label: 'Civilité',
    required: false,
    look: 'select',
    autocomplete: 'honorific-prefix',
    options: Object.entries(CIVILITIES).map(([value, label]) => ({ value, label })),
  },
  nom: {
    kind: 'text',
    label: 'Nom de naissance',
    missing: 'Indiquez votre nom de naissance',
    autocomplete: 'family-name',
    isName: true,
  },
  usage: { kind: 'text', label: 'Nom d’usage', required: false, isName: true, hint: 'S’il est différent du nom de naissance' },
  prenom: { kind: 'text', label: 'Prénom', missing: 'Indiquez votre prénom', autocomplete: 'given-name', isName: true },
  prenom2: { kind: 'text', label: '2nd prénom', required: false, autocomplete: 'additional-name', isName: true },
  prenom3: { kind: 'text', label: '3eme prénom', required: false, isName: true },
  naissance: {
    kind: 'date',
    label: 'Date de naissance',
    missing: 'Indiquez votre date de naissance',
    hint: 'Par exemple, 27 3 1988',
    autocomplete: 'bday',
  },
  pays: {
    kind: 'country',
    label: 'Pays de naissance',
    missing: 'Choisissez votre pays de naissance',
    countries: COUNTRY_NAMES,
  },
  commune: {
    kind: 'commune',
    label: 'Commune de naissance',
    missing: 'Indiquez votre commune de naissance',
    country: 'pays',
    department: 'departement',
  },
  departement: {
    kind: 'text',
    label: 'Département de naissance',
    required: false,
    isFilledOtherwise: true,
    hint: 'Rempli d’après la commune si vous le laissez vide. Par exemple 62, 2A ou 974\u00a0; à l’étranger, 99.',
    width: 'short',
    max: 10,
  },
  email: {
    kind: 'email',
    label: 'Email',
    missing: 'Indiquez votre adresse électronique',
    hint: 'Nous y enverrons un lien pour activer votre compte.',
    autocomplete: 'email',
  },
} as const

export const signUpForm = (today: Day, minimumAge: number) =>
  form(signUpFields, (v) => ({
    naissance: birthDateFault(v.naissance, today, minimumAge) ?? undefined,
  }))

export type SignUpForm = ReturnType<ReturnType<typeof signUpForm>['blank']>

/** As in the manual, France is chosen to begin with. */
export const blankValues = { pays: FRANCE }

type IdentityValues = Omit<ValuesOf<typeof signUpFields>, 'email'>

/** Who the form says somebody is, once the birthplace is settled (`settleBirthplace`). */
export const identityOfForm = (v: IdentityValues): Identity => ({
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

/** An identity as the form holds it. */
export const identityValues = (i: Identity): IdentityValues => ({
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

export const answersOf = (v: ValuesOf<typeof signUpFields>): SignupAnswers => ({ ...identityOfForm(v), email: v.email })
export const valuesOf = (a: SignupAnswers): ValuesOf<typeof signUpFields> => ({ ...identityValues(a), email: a.email })
