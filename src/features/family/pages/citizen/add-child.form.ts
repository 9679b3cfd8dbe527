import type { Day } from '#core/days.ts'
import { COUNTRIES, departmentFault, FRANCE, readDepartment } from '#features/accounts/index.ts'
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
    kind: 'choice',
    label: 'Pays de naissance',
    missing: 'Choisissez le pays de naissance de l’enfant',
    look: 'select',
    options: COUNTRIES.map((name) => ({ value: name, label: name })),
  },
  commune: { kind: 'text', label: 'Commune de naissance', missing: 'Indiquez la commune de naissance de l’enfant', isName: true },
  departement: {
    kind: 'text',
    label: 'Numéro du département de naissance',
    missing: 'Indiquez le numéro du département de naissance de l’enfant',
    hint: 'Par exemple 62, 2A ou 974. Pour une naissance à l’étranger, indiquez 99.',
    width: 'short',
    max: 10,
  },
} as const

/** «Ajouter un enfant», as of that day. Nothing typed yet: `addChildForm(today).blank({ pays: FRANCE })`, see `blankChildForm`. */
export const addChildForm = (today: Day) =>
  form(addChildFields, (v) => ({
    naissance: childBirthDateFault(v.naissance, today) ?? undefined,
    departement: departmentFault(v.pays, v.departement) ?? undefined,
  }))

/** Nothing typed yet, France chosen as in the manual. */
export const blankChildForm = (today: Day) => addChildForm(today).blank({ pays: FRANCE })

/** The child that the form describes. */
export const childOfForm = (v: ValuesOf<typeof addChildFields>): NewChild => ({
  sex: v.sexe as Sex,
  birthName: v.nom,
  firstName: v.prenom,
  secondName: v.prenom2,
  thirdName: v.prenom3,
  birthDate: v.naissance,
  birthCountry: v.pays,
  birthPlace: v.commune,
  birthDepartment: readDepartment(v.departement),
})
