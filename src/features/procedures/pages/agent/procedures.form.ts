import { form } from '#forms/form.ts'

/** Characters: the fiche enfant is a tenth of it. */
const LONGEST = 200_000

export const importFields = {
  definition: {
    kind: 'longtext',
    label: 'Définition de la démarche (JSON)',
    missing: 'Collez la définition de la démarche',
    max: LONGEST,
  },
} as const
export const importForm = form(importFields)
