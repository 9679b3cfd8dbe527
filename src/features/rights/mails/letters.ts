import { type Instant, parisDay, showDate, showMoment } from '#core/days.ts'
import { ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { rightsPaths } from '../paths.ts'

export type To = { readonly email: string; readonly town: string }

const letter = ({ email, town }: To, subject: string, parts: Letter['parts']): Letter => ({
  to: email,
  subject,
  greeting: 'Bonjour,',
  parts,
  signature: `La mairie ${ofName(town)}`,
})

/** RT-2 · neither the file nor a link that would open it alone: only where it waits. */
export const exportReadyLetter = (to: To, until: Instant): Letter =>
  letter(to, 'L’export de vos données est prêt', [
    { p: 'Le fichier que vous avez demandé est prêt. Votre mot de passe vous sera demandé pour le télécharger.' },
    { link: { path: rightsPaths.export, label: 'Télécharger mes données' } },
    { p: `Il est gardé jusqu’au ${showMoment(until)}, puis supprimé. Vous pourrez en demander un autre.` },
    { p: 'Si vous n’avez rien demandé, changez votre mot de passe et prévenez la mairie.' },
  ])

/** RT-11 · told at once, so that nobody loses an account that somebody else asked to delete. */
export const deletionAskedLetter = (to: To, dueAt: Instant): Letter =>
  letter(to, 'La suppression de votre compte est demandée', [
    { p: `Votre compte et vos données seront effacés le ${showMoment(dueAt)}. D’ici là, rien ne change.` },
    { p: 'Vous voulez le garder, ou vous n’avez rien demandé\u202f? Connectez-vous avant cette date et gardez-le.' },
    { link: { path: rightsPaths.deletion, label: 'Garder mon compte' } },
  ])

export const deletionCancelledLetter = (to: To): Letter =>
  letter(to, 'Votre compte est gardé', [
    { p: 'La suppression de votre compte est annulée, comme vous l’avez demandé. Rien n’a été effacé.' },
    { p: 'Si ce n’est pas vous, changez votre mot de passe et prévenez la mairie.' },
  ])

/** RT-13 · something was booked, asked or paid meanwhile. */
export const deletionStoppedLetter = (to: To): Letter =>
  letter(to, 'Votre compte n’a pas été supprimé', [
    {
      p: 'La suppression que vous aviez demandée n’a pas pu être faite\u00a0: quelque chose lie encore votre compte à la mairie.',
    },
    { link: { path: rightsPaths.deletion, label: 'Voir ce qui l’empêche' } },
  ])

/** RT-14 · an account that nobody uses any more. */
export const inactiveLetter = (to: To, endsOn: Instant): Letter =>
  letter(to, 'Votre compte ne sert plus', [
    {
      p: `Personne ne s’est connecté à votre compte depuis longtemps. Sans connexion avant le ${showDate(parisDay(endsOn))}, il sera supprimé et vos données effacées.`,
    },
    { p: 'Pour le garder, il suffit de vous connecter.' },
    { link: { path: '/connexion', label: 'Me connecter' } },
  ])
