import { form } from '#forms/form.ts'

/** Characters: the fiche enfant is a tenth of it. */
const LONGEST = 200_000

export const importFields = {
  fichier: {
    kind: 'file',
    label: 'Fichier de la démarche',
    hint: 'Un fichier JSON, exporté par ce portail ou un autre',
    required: false,
    isMultiple: false,
    accept: 'application/json,.json',
  },
  definition: {
    kind: 'longtext',
    label: 'Ou son contenu (JSON)',
    hint: 'À coller ici quand vous n’avez pas choisi de fichier',
    required: false,
    max: LONGEST,
  },
} as const
export const importForm = form(importFields)
