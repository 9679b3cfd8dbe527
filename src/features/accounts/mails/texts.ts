import type { LetterText } from '#platform/mail/letter-text.ts'
import { accountsPaths } from '../paths.ts'

const NOT_YOU = 'Si vous n’êtes pas à l’origine de cette demande, ne faites rien\u00a0: rien n’a changé.'
const logins = [{ facts: [['Identifiant', 'hubert.mounier']] as const }]

/** TS-8 · the letters of accounts that a town may write otherwise. */
export const activationText: LetterText = {
  code: 'activation',
  title: 'Activation du compte',
  when: 'À qui vient de demander un compte, pour choisir son mot de passe.',
  subject: 'Activez votre compte',
  body: `Vous avez demandé la création d’un compte sur l’espace citoyen. Pour choisir votre identifiant et votre mot de passe, suivez ce lien.

{lien}

Ce lien est valable {heures}\u00a0heures et ne sert qu’une fois.

Si vous n’êtes pas à l’origine de cette demande, ne faites rien\u00a0: aucun compte ne sera créé.`,
  words: { heures: 'Durée de validité du lien, en heures' },
  blocks: { lien: 'le bouton «\u00a0Activer mon compte\u00a0»' },
  example: {
    words: { heures: '48' },
    blocks: { lien: [{ link: { path: accountsPaths.activation('exemple'), label: 'Activer mon compte' } }] },
  },
}

export const loginText: LetterText = {
  code: 'identifiant',
  title: 'Identifiant oublié',
  when: 'À qui a demandé à retrouver son identifiant.',
  subject: 'Votre identifiant de connexion',
  body: `Vous avez demandé à retrouver votre identifiant de connexion.

{identifiants}

{lien}

${NOT_YOU}`,
  words: {},
  blocks: { identifiants: 'l’identifiant, ou les identifiants, de l’adresse', lien: 'le bouton «\u00a0Me connecter\u00a0»' },
  example: {
    words: {},
    blocks: { identifiants: logins, lien: [{ link: { path: accountsPaths.signIn, label: 'Me connecter' } }] },
  },
}

export const resetText: LetterText = {
  code: 'mot-de-passe',
  title: 'Mot de passe oublié',
  when: 'À qui a demandé à choisir un autre mot de passe.',
  subject: 'Réinitialisez votre mot de passe',
  body: `Vous avez demandé à réinitialiser votre mot de passe. Suivez ce lien pour en choisir un autre.

{identifiants}

{lien}

Ce lien est valable {heures}\u00a0heure et ne sert qu’une fois.

${NOT_YOU}`,
  words: { heures: 'Durée de validité du lien, en heures' },
  blocks: { identifiants: 'l’identifiant du compte', lien: 'le bouton «\u00a0Choisir un nouveau mot de passe\u00a0»' },
  example: {
    words: { heures: '1' },
    blocks: {
      identifiants: logins,
      lien: [{ link: { path: accountsPaths.reset('exemple'), label: 'Choisir un nouveau mot de passe' } }],
    },
  },
}
