import type { Sentences } from '#forms/form.ts'

export const legalRefusals: Sentences<'legal.changed-meanwhile' | 'legal.unchanged'> = {
  'legal.unchanged': 'Ce texte est celui qui est en vigueur\u00a0: rien n’est publié',
  'legal.changed-meanwhile':
    'Quelqu’un a publié une autre version pendant que vous écriviez. Rien n’est publié\u00a0; ce que vous avez écrit est resté. Lisez la version en vigueur, ci-dessous, puis publiez de nouveau.',
}
