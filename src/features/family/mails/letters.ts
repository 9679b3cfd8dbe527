import type { Named } from '#core/names.ts'
import { ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { button, byTownHall, letterFrom, letterText, ofTown, type Signing, word } from '#platform/mail/letter-text.ts'
import { INVITATION_DAYS } from '../domain/family.ts'
import { familyPaths } from '../paths.ts'

const common = { theme: 'famille', signed: byTownHall } as const

const invitationText = letterText({
  ...common,
  named: false,
  code: 'invitation',
  title: 'Invitation de l’autre parent',
  when: 'À l’adulte qu’une famille invite à suivre aussi ses enfants.',
  subject: 'Une famille vous invite sur l’espace citoyen',
  body: `{parent} vous invite à suivre aussi ses enfants sur l’espace citoyen {de-commune}. Vous utiliserez votre propre compte, avec votre propre solde.

{lien}

Ce lien est valable {jours}\u00a0jours et ne sert qu’une fois.

Si vous ne connaissez pas cette personne, ne faites rien.`,
  slots: {
    parent: word('nom de l’adulte qui invite', 'Camille Exemple'),
    'de-commune': ofTown,
    lien: button('Voir l’invitation'),
    jours: word('durée de validité du lien, en jours', String(INVITATION_DAYS)),
  },
})

/** FA-5 · names no child: whoever reads it may not be who was meant. */
export const invitationLetter = (town: Signing, to: string, inviter: string, token: string): Letter =>
  letterFrom(
    invitationText,
    { to, town },
    {
      parent: inviter,
      'de-commune': ofName(town.name),
      lien: familyPaths.invitation(token),
      jours: String(INVITATION_DAYS),
    },
  )

const acceptedText = letterText({
  ...common,
  named: true,
  code: 'invitation-acceptee',
  title: 'Invitation acceptée',
  when: 'À l’adulte qui a invité, quand l’autre accepte.',
  subject: 'Votre invitation a été acceptée',
  body: `{parent} a accepté votre invitation et suit désormais vos enfants depuis son propre compte.

Vous ne connaissez pas cette personne\u202f? Retirez-lui tout de suite cet accès, et prévenez la mairie.

{lien}`,
  slots: { parent: word('nom de l’adulte invité', 'Dominique Exemple'), lien: button('Voir ma famille') },
})

export const acceptedLetter = (town: Signing, to: string, inviter: Named, guest: string): Letter =>
  letterFrom(acceptedText, { to, name: inviter, town }, { parent: guest, lien: familyPaths.family })

const revokedText = letterText({
  ...common,
  named: true,
  code: 'acces-retire',
  title: 'Accès à un enfant retiré',
  when: 'À l’adulte qui ne suit plus un enfant.',
  subject: 'Un accès vous a été retiré',
  body: `{parent} a retiré votre accès à l’espace {d-enfant}. Ce que vous avez réservé reste réservé, et votre solde reste le vôtre.

Si vous exercez l’autorité parentale, demandez cet accès à la mairie.`,
  slots: {
    parent: word('nom de l’adulte qui retire l’accès', 'Camille Exemple'),
    'd-enfant': word('prénom de l’enfant, avec «\u00a0de\u00a0» ou «\u00a0d’\u00a0»', 'de Sacha'),
  },
})

export const revokedLetter = (town: Signing, to: string, guest: Named, child: string, by: string): Letter =>
  letterFrom(revokedText, { to, name: guest, town }, { parent: by, 'd-enfant': ofName(child) })

export const familyTexts = [invitationText, acceptedText, revokedText]
