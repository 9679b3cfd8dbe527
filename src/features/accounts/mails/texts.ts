import { block, button, byTownHall, letterText, word } from '#platform/mail/letter-text.ts'
import { INVITATION_DAYS } from '../domain/invitation.ts'
import { EMAIL_CHANGE_HOURS, LINK_HOURS } from '../domain/link.ts'

const NOT_YOU = 'Si vous n’êtes pas à l’origine de cette demande, ne faites rien\u00a0: rien n’a changé.'
const NOT_YOU_CHANGED = 'Si ce n’est pas vous, changez tout de suite votre mot de passe et prévenez la mairie.'
const hours = (example: number) => word('durée de validité du lien, en heures', String(example))
const logins = block('l’identifiant, ou les identifiants, de l’adresse', { facts: [['Identifiant', 'camille.exemple']] })
const toSignIn = button('Me connecter')
const toReset = button('Réinitialiser mon mot de passe')
const unnamed = { theme: 'compte', named: false, signed: byTownHall } as const

export const activationText = letterText({
  ...unnamed,
  named: true,
  code: 'activation',
  title: 'Activation du compte',
  when: 'À qui vient de demander un compte, pour choisir son mot de passe.',
  subject: 'Activez votre compte',
  body: `Vous avez demandé la création d’un compte sur l’espace citoyen. Pour choisir votre identifiant et votre mot de passe, suivez ce lien.

{lien}

Ce lien est valable {heures}\u00a0heures et ne sert qu’une fois.

Si vous n’êtes pas à l’origine de cette demande, ne faites rien\u00a0: aucun compte ne sera créé.`,
  slots: { heures: hours(LINK_HOURS.activation), lien: button('Activer mon compte') },
})

export const alreadyRegisteredText = letterText({
  ...unnamed,
  code: 'compte-existant',
  title: 'Compte déjà créé',
  when: 'À qui demande un compte avec une adresse qui en a déjà un.',
  subject: 'Vous avez déjà un compte',
  body: `La création d’un compte vient d’être demandée avec votre adresse électronique, mais un compte existe déjà.

{identifiants}

{connexion}

{oubli}

${NOT_YOU}`,
  slots: { identifiants: logins, connexion: toSignIn, oubli: button('J’ai oublié mon mot de passe') },
})

export const loginText = letterText({
  ...unnamed,
  code: 'identifiant',
  title: 'Identifiant oublié',
  when: 'À qui a demandé à retrouver son identifiant.',
  subject: 'Votre identifiant de connexion',
  body: `Vous avez demandé à retrouver votre identifiant de connexion.

{identifiants}

{lien}

${NOT_YOU}`,
  slots: { identifiants: logins, lien: toSignIn },
})

export const resetText = letterText({
  ...unnamed,
  code: 'mot-de-passe',
  title: 'Mot de passe oublié',
  when: 'À qui a demandé à choisir un autre mot de passe.',
  subject: 'Réinitialisez votre mot de passe',
  body: `Vous avez demandé à réinitialiser votre mot de passe. Suivez ce lien pour en choisir un autre.

{identifiants}

{lien}

Ce lien est valable {heures}\u00a0heure et ne sert qu’une fois.

${NOT_YOU}`,
  slots: { identifiants: logins, lien: button('Choisir un nouveau mot de passe'), heures: hours(LINK_HOURS.reset) },
})

export const passwordChangedText = letterText({
  ...unnamed,
  code: 'mot-de-passe-change',
  title: 'Mot de passe changé',
  when: 'À la personne dont le mot de passe vient d’être changé.',
  subject: 'Votre mot de passe a été changé',
  body: `Le mot de passe de votre compte vient d’être changé. Par sécurité, vos connexions en cours ont été fermées.

Si ce n’est pas vous, choisissez tout de suite un autre mot de passe et prévenez la mairie.

{lien}`,
  slots: { lien: toReset },
})

export const loginChangedText = letterText({
  ...unnamed,
  code: 'identifiant-change',
  title: 'Identifiant changé',
  when: 'À qui vient de changer d’identifiant.',
  subject: 'Votre identifiant a été changé',
  body: `L’identifiant de connexion de votre compte vient d’être changé.

{identifiant}

${NOT_YOU_CHANGED}

{lien}`,
  slots: { identifiant: block('le nouvel identifiant', { facts: [['Nouvel identifiant', 'camille.exemple']] }), lien: toReset },
})

export const confirmEmailText = letterText({
  ...unnamed,
  code: 'adresse-a-confirmer',
  title: 'Nouvelle adresse électronique à confirmer',
  when: 'À l’adresse que quelqu’un veut pour son compte.',
  subject: 'Confirmez votre nouvelle adresse électronique',
  body: `Un changement d’adresse électronique a été demandé sur l’espace citoyen. Pour utiliser celle-ci, suivez ce lien.

{lien}

Ce lien est valable {heures}\u00a0heures et ne sert qu’une fois. Rien ne change avant.

${NOT_YOU}`,
  slots: { lien: button('Confirmer cette adresse'), heures: hours(EMAIL_CHANGE_HOURS) },
})

export const emailTakenText = letterText({
  ...unnamed,
  code: 'adresse-deja-prise',
  title: 'Adresse électronique déjà prise',
  when: 'À l’adresse que quelqu’un veut pour son compte, quand elle est déjà celle d’un autre.',
  subject: 'Cette adresse électronique a déjà un compte',
  body: `Un changement d’adresse électronique a été demandé vers celle-ci, mais elle est déjà celle d’un compte. Rien n’a changé.

{lien}

${NOT_YOU}`,
  slots: { lien: toSignIn },
})

export const emailChangeAskedText = letterText({
  ...unnamed,
  code: 'adresse-changement-demande',
  title: 'Changement d’adresse électronique demandé',
  when: 'À l’adresse actuelle du compte, avant que rien ne change.',
  subject: 'Un changement d’adresse électronique a été demandé',
  body: `Le changement de l’adresse électronique de votre compte vient d’être demandé. Rien ne change avant que la nouvelle adresse soit confirmée.

${NOT_YOU_CHANGED}

{lien}`,
  slots: { lien: toReset },
})

export const emailChangedText = letterText({
  ...unnamed,
  code: 'adresse-changee',
  title: 'Adresse électronique changée',
  when: 'À l’ancienne adresse et à la nouvelle, une fois le changement fait.',
  subject: 'L’adresse électronique de votre compte a été changée',
  body: `L’adresse électronique de votre compte vient d’être changée. Les courriels de la mairie partent désormais vers la nouvelle.

Si ce n’est pas vous, prévenez la mairie.`,
  slots: {},
})

export const accountClosedText = letterText({
  ...unnamed,
  code: 'compte-supprime',
  title: 'Compte supprimé',
  when: 'À la personne dont le compte vient d’être supprimé.',
  subject: 'Votre compte a été supprimé',
  body: `Votre compte de l’espace citoyen vient d’être supprimé, et vos données effacées. Plus personne ne peut s’y connecter.

La mairie conserve, le temps que la loi demande et sans votre nom, la comptabilité et les numéros de vos demandes.

Une question\u202f? Écrivez à la mairie.`,
  slots: {},
})

const KEEP_CODES =
  'Gardez vos codes de secours en lieu sûr\u00a0: chacun ouvre votre compte une fois si vous perdez votre téléphone.'
const toAgent = { theme: 'mairie' } as const

const added = {
  ...unnamed,
  code: 'second-facteur-ajoute',
  title: 'Second facteur ajouté',
  when: 'À qui vient d’ajouter un second facteur à son compte.',
  subject: 'Nouveau moyen de connexion ajouté',
  slots: { lien: toReset },
} as const
const addedBody = (
  codes: string,
) => `Un second facteur vient d’être ajouté à votre compte\u00a0: après votre mot de passe, un code de votre application vous sera demandé.

${codes}

${NOT_YOU_CHANGED}

{lien}`

/** One text per kind of reader: each is told what its own account allows. */
export const factorAddedTexts = {
  citizen: letterText({
    ...added,
    body: addedBody(`${KEEP_CODES} Réinitialiser votre mot de passe ne les remplace pas.`),
  }),
  agent: letterText({
    ...added,
    ...toAgent,
    code: 'agent-second-facteur-ajoute',
    title: 'Second facteur d’un agent ajouté',
    when: 'À l’agent qui vient d’ajouter un second facteur à son compte.',
    body: addedBody(KEEP_CODES),
  }),
} as const

export const factorRemovedText = letterText({
  ...unnamed,
  code: 'second-facteur-retire',
  title: 'Second facteur retiré',
  when: 'À qui vient de retirer le second facteur de son compte.',
  subject: 'Second facteur retiré',
  body: `Le second facteur vient d’être retiré de votre compte\u00a0: votre mot de passe suffit de nouveau pour vous connecter.

${NOT_YOU_CHANGED}

{lien}`,
  slots: { lien: toReset },
})

const reset = {
  ...unnamed,
  code: 'second-facteur-reinitialise',
  title: 'Second facteur réinitialisé',
  when: 'À l’adulte dont la mairie vient de réinitialiser le second facteur.',
  subject: 'Second facteur réinitialisé',
  slots: { lien: toSignIn },
} as const
const resetBody = (
  next: string,
) => `Le second facteur de votre compte vient d’être réinitialisé par la mairie, et vos connexions en cours ont été fermées.

${next}

{lien}

Si vous ne l’avez pas demandé, prévenez tout de suite la mairie.`

export const factorResetTexts = {
  citizen: letterText({
    ...reset,
    body: resetBody(
      'Votre mot de passe suffit de nouveau à vous connecter\u00a0: vous pouvez en ajouter un autre depuis votre profil.',
    ),
  }),
  agent: letterText({
    ...reset,
    ...toAgent,
    code: 'agent-second-facteur-reinitialise',
    title: 'Second facteur d’un agent réinitialisé',
    when: 'À l’agent dont l’administrateur vient de réinitialiser le second facteur.',
    body: resetBody('À votre prochaine connexion, vous en ajouterez un autre.'),
  }),
} as const

const used = {
  ...unnamed,
  code: 'code-de-secours',
  title: 'Code de secours utilisé',
  when: 'À qui vient de se connecter avec un code de secours.',
  subject: 'Code de secours utilisé',
  slots: { lien: toReset },
} as const
const usedBody = (lost: string) => `Un de vos codes de secours vient de servir à vous connecter. Il ne servira plus.

${lost}

${NOT_YOU_CHANGED}

{lien}`

export const recoveryCodeUsedTexts = {
  citizen: letterText({
    ...used,
    body: usedBody('Si vous avez perdu votre téléphone, retirez le second facteur de votre profil, puis ajoutez-en un autre.'),
  }),
  agent: letterText({
    ...used,
    ...toAgent,
    code: 'agent-code-de-secours',
    title: 'Code de secours d’un agent utilisé',
    when: 'À l’agent qui vient de se connecter avec un code de secours.',
    body: usedBody('Si vous avez perdu votre téléphone, demandez à l’administrateur de réinitialiser votre second facteur.'),
  }),
} as const

export const invitationText = letterText({
  ...unnamed,
  ...toAgent,
  named: true,
  code: 'agent-invitation',
  title: 'Invitation d’un agent',
  when: 'À l’agent pour qui un compte est préparé.',
  subject: 'Votre compte d’agent',
  body: `Un compte d’agent a été préparé pour vous sur l’espace citoyen. Suivez ce lien pour choisir votre identifiant et votre mot de passe.

{lien}

Ce lien est valable {jours}\u00a0jours et ne sert qu’une fois.

Préparez votre téléphone\u00a0: une application d’authentification vous sera demandée (FreeOTP, Aegis, Google Authenticator, Microsoft Authenticator…).

Si vous n’attendiez pas ce courriel, ne faites rien et prévenez la mairie.`,
  slots: {
    lien: button('Ouvrir mon compte d’agent'),
    jours: word('durée de validité du lien, en jours', String(INVITATION_DAYS)),
  },
})

/** TS-8 · all of them, as a town lists them. */
export const accountsTexts = [
  activationText,
  alreadyRegisteredText,
  loginText,
  resetText,
  passwordChangedText,
  loginChangedText,
  confirmEmailText,
  emailTakenText,
  emailChangeAskedText,
  emailChangedText,
  accountClosedText,
  factorAddedTexts.citizen,
  factorRemovedText,
  factorResetTexts.citizen,
  recoveryCodeUsedTexts.citizen,
  invitationText,
  factorAddedTexts.agent,
  factorResetTexts.agent,
  recoveryCodeUsedTexts.agent,
]
