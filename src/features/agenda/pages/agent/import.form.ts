import { form } from '#forms/form.ts'

/** A school calendar pasted whole: the zone's ICS is about ten thousand characters. */
const MOST = 300_000

export const importForm = form({
  zone: {
    kind: 'choice',
    label: 'Zone',
    missing: 'Choisissez une zone',
    options: ['A', 'B', 'C'].map((zone) => ({ value: zone, label: `Zone ${zone}` })),
  },
  contenu: {
    kind: 'longtext',
    label: 'Contenu du fichier',
    hint: 'Ouvrez le fichier ICS ou CSV du calendrier scolaire dans un éditeur de texte, copiez tout et collez-le ici. Un tableau a les colonnes\u00a0: libellé, début, fin',
    missing: 'Collez le contenu du fichier',
    max: MOST,
  },
})
export type ImportForm = ReturnType<typeof importForm.blank>
