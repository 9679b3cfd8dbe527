import type { Sentences } from '#forms/form.ts'
import type { FamilyRefusal } from './actions/add-child.ts'
import type { InviteGuardianRefusal } from './actions/invite-guardian.ts'

export const familySentences: Sentences<FamilyRefusal | InviteGuardianRefusal> = {
  'child.already-known':
    'Un enfant du même prénom, né le même jour, fait déjà partie de votre famille\u00a0: choisissez-le dans la liste.',
  'invitation.not-yours-to-give':
    'Vous suivez l’un de ces enfants sur invitation\u00a0: seul l’autre parent ou la mairie peut inviter.',
  'invitation.too-many': 'Dix invitations attendent déjà une réponse. Retirez-en une pour en envoyer une autre.',
}
