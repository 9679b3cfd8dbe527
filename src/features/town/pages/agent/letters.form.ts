import { form } from '#forms/form.ts'

export const letterForm = form({
  objet: { kind: 'text', label: 'Objet', missing: 'Écrivez l’objet', max: 120 },
  texte: {
    kind: 'longtext',
    label: 'Texte',
    missing: 'Écrivez le texte',
    max: 5000,
    hint: 'Une ligne vide sépare les paragraphes. Le bonjour et la signature s’ajoutent d’eux-mêmes.',
  },
})
export type LetterForm = ReturnType<typeof letterForm.blank>
