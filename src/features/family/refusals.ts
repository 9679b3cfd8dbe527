import type { Sentences } from '#forms/form.ts'
import type { FamilyRefusal } from './actions/add-child.ts'

export const familySentences: Sentences<FamilyRefusal> = {
  'child.already-known':
    'Un enfant du même prénom, né le même jour, fait déjà partie de votre famille\u00a0: choisissez-le dans la liste.',
}
