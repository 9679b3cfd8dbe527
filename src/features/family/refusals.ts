import type { LinkRefusal } from '#features/accounts/index.ts'
import type { Sentences } from '#forms/form.ts'
import type { FamilyRefusal } from './actions/add-child.ts'
import type { AcceptGuardianRefusal, InviteGuardianRefusal } from './actions/invite-guardian.ts'

export const familySentences: Sentences<FamilyRefusal | InviteGuardianRefusal | Exclude<AcceptGuardianRefusal, LinkRefusal>> = {
  'child.already-known':
    'Un enfant du même prénom, né le même jour, fait déjà partie de votre famille\u00a0: choisissez-le dans la liste.',
  'invitation.not-yours-to-give':
    'Vous suivez l’un de ces enfants sur invitation\u00a0: seul l’autre parent ou la mairie peut inviter.',
  'invitation.own':
    'Vous avez envoyé cette invitation vous-même\u00a0: c’est à l’autre parent de l’accepter, depuis son propre compte.',
  'invitation.too-many': 'Dix invitations attendent déjà une réponse. Retirez-en une pour en envoyer une autre.',
}
