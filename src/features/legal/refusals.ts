import type { Sentences } from '#forms/form.ts'

export const legalRefusals: Sentences<'legal.changed-meanwhile'> = {
  'legal.changed-meanwhile':
    'Quelqu’un a publié une autre version pendant que vous écriviez. Rien n’est publié\u00a0; ce que vous avez écrit est resté. Lisez la version en vigueur, ci-dessous, puis publiez de nouveau.',
}
