import { form } from '#forms/form.ts'
import { LEVELS } from '../../domain/levels.ts'

/** CT-9 · What an administrator settles of a school. */
export const schoolForm = form({
  nom: { kind: 'text', label: 'Nom', missing: 'Indiquez le nom de l’école', max: 80 },
  adresse: { kind: 'text', label: 'Adresse', missing: 'Indiquez l’adresse', max: 200 },
  niveaux: {
    kind: 'choices',
    label: 'Niveaux',
    missing: 'Cochez au moins un niveau',
    options: LEVELS.map(({ code }) => ({ value: code, label: code })),
  },
})
export type SchoolForm = ReturnType<typeof schoolForm.blank>
