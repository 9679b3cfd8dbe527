import { letterName, type Named } from '#core/names.ts'
import { ofName } from '#core/text.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { LINK_HOURS } from '../domain/link.ts'
import { accountsPaths } from '../paths.ts'

type To = { readonly email: string; readonly name: Named | null; readonly town: string }

const letter = ({ email, name, town }: To, subject: string, parts: Letter['parts']): Letter => ({
  to: email,
  subject,
  greeting: name ? `Bonjour ${letterName(name)},` : 'Bonjour,',
  parts,
  signature: `La mairie ${ofName(town)}`,
})

const notYou = 'Si vous n’êtes pas à l’origine de cette demande, ne faites rien\u00a0: rien n’a changé.'

export const activationLetter = (to: To, token: string): Letter =>
  letter(to, 'Activez votre compte', [
    {
      p: 'Vous avez demandé la création d’un compte sur l’espace citoyen. Pour choisir votre identifiant et votre mot de passe, suivez ce lien.',
    },
    { link: { path: accountsPaths.activation(token), label: 'Activer mon compte' } },
    { p: `Ce lien est valable ${LINK_HOURS.activation}\u00a0heures et ne sert qu’une fois.` },
    { p: 'Si vous n’êtes pas à l’origine de cette demande, ne faites rien\u00a0: aucun compte ne sera créé.' },
  ])

/** To whoever owns the address: no name, because whoever filled the form in may be somebody else. */
export const alreadyRegisteredLetter = (to: Omit<To, 'name'>, logins: readonly string[]): Letter =>
  letter({ ...to, name: null }, 'Vous avez déjà un compte', [
    { p: 'La création d’un compte vient d’être demandée avec votre adresse électronique, mais un compte existe déjà.' },
    { facts: logins.map((login) => ['Identifiant', login] as const) },
    { link: { path: accountsPaths.signIn, label: 'Me connecter' } },
    { link: { path: accountsPaths.recovery, label: 'J’ai oublié mon mot de passe' } },
    { p: notYou },
  ])

export const loginLetter = (to: Omit<To, 'name'>, logins: readonly string[]): Letter =>
  letter({ ...to, name: null }, 'Votre identifiant de connexion', [
    { p: 'Vous avez demandé à retrouver votre identifiant de connexion.' },
    { facts: logins.map((login) => ['Identifiant', login] as const) },
    { link: { path: accountsPaths.signIn, label: 'Me connecter' } },
    { p: notYou },
  ])

export const resetLetter = (to: Omit<To, 'name'>, login: string, token: string): Letter =>
  letter({ ...to, name: null }, 'Réinitialisez votre mot de passe', [
    { p: 'Vous avez demandé à réinitialiser votre mot de passe. Suivez ce lien pour en choisir un autre.' },
    { facts: [['Identifiant', login]] },
    { link: { path: accountsPaths.reset(token), label: 'Choisir un nouveau mot de passe' } },
    { p: `Ce lien est valable ${LINK_HOURS.reset}\u00a0heure et ne sert qu’une fois.` },
    { p: notYou },
  ])

export const passwordChangedLetter = (to: Omit<To, 'name'>): Letter =>
  letter({ ...to, name: null }, 'Votre mot de passe a été changé', [
    { p: 'Le mot de passe de votre compte vient d’être changé. Par sécurité, vos connexions en cours ont été fermées.' },
    { p: 'Si ce n’est pas vous, choisissez tout de suite un autre mot de passe et prévenez la mairie.' },
    { link: { path: accountsPaths.recovery, label: 'Réinitialiser mon mot de passe' } },
  ])
