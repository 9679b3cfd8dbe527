import { form } from '#forms/form.ts'

export const textForm = form({
  titre: { kind: 'text', label: 'Titre', missing: 'Indiquez le titre', max: 120 },
  texte: {
    kind: 'longtext',
    label: 'Texte',
    missing: 'Écrivez le texte',
    max: 40_000,
    hint: '«\u00a0## Titre\u00a0», «\u00a0- liste\u00a0», «\u00a0**gras**\u00a0», «\u00a0[lien](https://…)\u00a0». Une ligne vide sépare les paragraphes.',
  },
  changement: {
    kind: 'longtext',
    label: 'Ce qui change',
    required: false,
    max: 500,
    hint: 'Une ou deux phrases, montrées en haut de la page et, pour les conditions d’utilisation, à ceux qui ont accepté la version d’avant.',
  },
})
export type TextForm = ReturnType<typeof textForm.blank>
