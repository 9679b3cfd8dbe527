import type { Day } from '#core/days.ts'
import { COUNTRY_NAMES, FRANCE } from '#features/geography/index.ts'
import { form, type ValuesOf } from '#forms/form.ts'
import { childBirthDateFault, type NewChild, SEXES, type Sex } from '../../domain/child.ts'

/** Under the words of the manual, §3.6 «Ajouter un enfant». No autocomplete: these are not the data of who types. */
export const addChildFields = {
  sexe: {
    kind: 'choice',
    label: 'Sexe',
    missing: 'Indiquez si l’enfant est un garçon ou une fille',
    options: [
      { value: 'M', label: SEXES.M.asked },
      { value: 'F', label: SEXES.F.asked },
    ],
  },
  nom: { kind: 'text', label: 'Nom de naissance', missing: 'Indiquez le nom de naissance de l’enfant', isName: true },
  prenom: { kind: 'text', label: 'Prénom', missing: 'Indiquez le prénom de l’enfant', isName: true },
  prenom2: { kind: 'text', label: '2ème prénom', required: false, isName: true },
  prenom3: { kind: 'text', label: '3ème prénom', required: false, isName: true },
  naissance: {
    kind: 'date',
    label: 'Date de naissance',
    missing: 'Indiquez la date de naissance de l’enfant',
    hint: 'Par exemple, 12 3 2014',
  },
  pays: {
    kind: 'country',
    label: 'Pays de naissance',
    missing: 'Choisissez le pays de naissance de l’enfant',
    countries: COUNTRY_NAMES,
  },
  commune: {
    kind: 'commune',
    label: 'Commune de naissance',
    missing: 'Indiquez la commune de naissance de l’enfant',
    country: 'pays',
    department: 'departement',
  },
  departement: {
    kind: 'text',
    label: 'Numéro du département de naissance',
    required: false,
    isFilledOtherwise: true,
    hint: 'Rempli d’après la commune si vous le laissez vide. Par exemple 62, 2A ou 974\u00a0; à l’étranger, 99.',
    width: 'short',
    max: 10,
  },
} as const

/** «Ajouter un enfant», as of that day. Nothing typed yet: `addChildForm(today).blank({ pays: FRANCE })`, see `blankChildForm`. */
export const addChildForm = (today: Day) =>
  form(addChildFields, (v) => ({
    naissance: childBirthDateFault(v.naissance, today) ?? undefined,
  }))

/** Nothing typed yet, France chosen as in the manual. */
export const blankChildForm = (today: Day) => addChildForm(today).blank({ pays: FRANCE })

/** The child that the form describes, once its birthplace is settled (`settleBirthplace`). */
export const childOfForm = (v: ValuesOf<typeof addChildFields>): NewChild => ({
  sex: v.sexe as Sex,
  birthName: v.nom,
  firstName: v.prenom,
  secondName: v.prenom2,
  thirdName: v.prenom3,
  birthDate: v.naissance,
  birthCountry: v.pays,
  birthPlace: v.commune.text,
  birthDepartment: v.departement ?? '',
  birthCommune: v.commune.chosen,
})
