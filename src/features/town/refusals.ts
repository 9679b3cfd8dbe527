import type { Sentences } from '#forms/form.ts'

export const townRefusals: Sentences<'town.changed-meanwhile'> = {
  'town.changed-meanwhile':
    'Quelqu’un a changé ces réglages pendant que vous les remplissiez. Rien n’est enregistré\u00a0; ce que vous avez saisi est resté. Comparez avec les réglages actuels, ci-dessous, puis enregistrez de nouveau.',
}
