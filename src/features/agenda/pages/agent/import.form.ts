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
  fichier: {
    kind: 'file',
    label: 'Fichier du calendrier',
    hint: 'Le fichier ICS ou CSV du calendrier scolaire, tel que téléchargé. Un tableau a les colonnes\u00a0: libellé, début, fin',
    required: false,
    isMultiple: false,
    accept: 'text/calendar,.ics,text/csv,.csv',
  },
  contenu: {
    kind: 'longtext',
    label: 'Ou son contenu',
    hint: 'À coller ici quand vous n’avez pas choisi de fichier',
    missing: 'Choisissez le fichier, ou collez son contenu',
    max: MOST,
  },
})
export type ImportForm = ReturnType<typeof importForm.blank>
