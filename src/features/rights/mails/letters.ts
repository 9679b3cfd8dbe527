import { type Instant, parisDay, showDate, showMoment } from '#core/days.ts'
import { accountsPaths } from '#features/accounts/index.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { button, byTownHall, letterFrom, letterText, type Signing, word } from '#platform/mail/letter-text.ts'
import { rightsPaths } from '../paths.ts'

export type To = { readonly email: string; readonly town: Signing }

const envelope = ({ email, town }: To) => ({ to: email, town })
const common = { theme: 'donnees', named: false, signed: byTownHall } as const

const exportReadyText = letterText({
  ...common,
  code: 'export-pret',
  title: 'Export de données prêt',
  when: 'À l’adulte qui a demandé l’export de ses données, quand le fichier est prêt.',
  subject: 'L’export de vos données est prêt',
  body: `Le fichier que vous avez demandé est prêt. Votre mot de passe vous sera demandé pour le télécharger.

{lien}

Il est gardé jusqu’au {fin}, puis supprimé. Vous pourrez en demander un autre.

Si vous n’avez rien demandé, changez votre mot de passe et prévenez la mairie.`,
  slots: {
    lien: button('Télécharger mes données'),
    fin: word('jour et heure où le fichier est supprimé', '23 novembre 2026 à 10\u00a0h'),
  },
})

/** RT-2 · neither the file nor a link that would open it alone: only where it waits. */
export const exportReadyLetter = (to: To, until: Instant): Letter =>
  letterFrom(exportReadyText, envelope(to), { lien: rightsPaths.export, fin: showMoment(until) })

const deletionAskedText = letterText({
  ...common,
  code: 'suppression-demandee',
  title: 'Suppression du compte demandée',
  when: 'À l’adulte qui a demandé la suppression de son compte.',
  subject: 'La suppression de votre compte est demandée',
  body: `Votre compte et vos données seront effacés le {date}. D’ici là, rien ne change.

Vous voulez le garder, ou vous n’avez rien demandé\u202f? Connectez-vous avant cette date et gardez-le.

{lien}`,
  slots: { date: word('jour et heure de la suppression', '16 décembre 2026 à 10\u00a0h'), lien: button('Garder mon compte') },
})

/** RT-11 · told at once, so that nobody loses an account that somebody else asked to delete. */
export const deletionAskedLetter = (to: To, dueAt: Instant): Letter =>
  letterFrom(deletionAskedText, envelope(to), { date: showMoment(dueAt), lien: rightsPaths.deletion })

const deletionCancelledText = letterText({
  ...common,
  code: 'suppression-annulee',
  title: 'Suppression du compte annulée',
  when: 'À l’adulte qui garde finalement son compte.',
  subject: 'Votre compte est gardé',
  body: `La suppression de votre compte est annulée, comme vous l’avez demandé. Rien n’a été effacé.

Si ce n’est pas vous, changez votre mot de passe et prévenez la mairie.`,
  slots: {},
})

export const deletionCancelledLetter = (to: To): Letter => letterFrom(deletionCancelledText, envelope(to), {})

const deletionStoppedText = letterText({
  ...common,
  code: 'suppression-empechee',
  title: 'Suppression du compte empêchée',
  when: 'À l’adulte dont le compte devait être supprimé, quand quelque chose le lie encore à la mairie.',
  subject: 'Votre compte n’a pas été supprimé',
  body: `La suppression que vous aviez demandée n’a pas pu être faite\u00a0: quelque chose lie encore votre compte à la mairie.

{lien}`,
  slots: { lien: button('Voir ce qui l’empêche') },
})

/** RT-13 · something was booked, asked or paid meanwhile. */
export const deletionStoppedLetter = (to: To): Letter =>
  letterFrom(deletionStoppedText, envelope(to), { lien: rightsPaths.deletion })

const inactiveText = letterText({
  ...common,
  code: 'compte-inutilise',
  title: 'Compte inutilisé',
  when: 'À l’adulte qui ne s’est pas connecté depuis longtemps, avant que son compte soit supprimé.',
  subject: 'Votre compte ne sert plus',
  body: `Personne ne s’est connecté à votre compte depuis longtemps. Sans connexion avant le {date}, il sera supprimé et vos données effacées.

Pour le garder, il suffit de vous connecter.

{lien}`,
  slots: { date: word('jour de la suppression', '16 décembre 2026'), lien: button('Me connecter') },
})

/** RT-14 · an account that nobody uses any more. */
export const inactiveLetter = (to: To, endsOn: Instant): Letter =>
  letterFrom(inactiveText, envelope(to), { date: showDate(parisDay(endsOn)), lien: accountsPaths.signIn })

export const rightsTexts = [exportReadyText, deletionAskedText, deletionCancelledText, deletionStoppedText, inactiveText]
