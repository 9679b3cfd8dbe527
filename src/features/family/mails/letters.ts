import { letterName, type Named } from '#core/names.ts'
import { ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { INVITATION_DAYS } from '../domain/family.ts'
import { familyPaths } from '../paths.ts'

const signature = (town: string): string => `La mairie ${ofName(town)}`

/** FA-5 · names no child: whoever reads it may not be who was meant. */
export const invitationLetter = (town: string, to: string, inviter: string, token: string): Letter => ({
  to,
  subject: 'Une famille vous invite sur l’espace citoyen',
  greeting: 'Bonjour,',
  parts: [
    {
      p: `${inviter} vous invite à suivre aussi ses enfants sur l’espace citoyen ${ofName(town)}. Vous utiliserez votre propre compte, avec votre propre solde.`,
    },
    { link: { path: familyPaths.invitation(token), label: 'Voir l’invitation' } },
    { p: `Ce lien est valable ${INVITATION_DAYS}\u00a0jours et ne sert qu’une fois.` },
    { p: 'Si vous ne connaissez pas cette personne, ne faites rien.' },
  ],
  signature: signature(town),
})

export const acceptedLetter = (town: string, to: string, inviter: Named, guest: string): Letter => ({
  to,
  subject: 'Votre invitation a été acceptée',
  greeting: `Bonjour ${letterName(inviter)},`,
  parts: [
    { p: `${guest} a accepté votre invitation et suit désormais vos enfants depuis son propre compte.` },
    { p: 'Vous ne connaissez pas cette personne\u202f? Retirez-lui tout de suite cet accès, et prévenez la mairie.' },
    { link: { path: familyPaths.family, label: 'Voir ma famille' } },
  ],
  signature: signature(town),
})

export const revokedLetter = (town: string, to: string, guest: Named, child: string, by: string): Letter => ({
  to,
  subject: 'Un accès vous a été retiré',
  greeting: `Bonjour ${letterName(guest)},`,
  parts: [
    {
      p: `${by} a retiré votre accès à l’espace ${ofName(child)}. Ce que vous avez réservé reste réservé, et votre solde reste le vôtre.`,
    },
    { p: 'Si vous exercez l’autorité parentale, demandez cet accès à la mairie.' },
  ],
  signature: signature(town),
})
