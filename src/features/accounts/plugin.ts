import type { Feature } from '#platform/feature.ts'
import { writeToNewAddress } from './actions/change-identifiers.ts'
import { writeToForgetful } from './actions/recover.ts'
import { noteRefusal } from './actions/sign-in.ts'
import { writeToNewcomer } from './actions/sign-up.ts'
import { sweepAccounts, sweepKeptForms } from './jobs/sweep.ts'
import { accountsTexts } from './mails/texts.ts'
import { invitation } from './pages/agent/invitation.route.ts'
import { agentSetup } from './pages/agent/setup.route.ts'
import { activation, renewActivation } from './pages/citizen/activation.route.ts'
import { changeEmail, changeLogin, changePassword } from './pages/citizen/change-identifiers.route.ts'
import { confirmEmail } from './pages/citizen/confirm-email.route.ts'
import { identifiers } from './pages/citizen/identifiers.route.ts'
import { signUpMailbox } from './pages/citizen/mailbox.route.ts'
import { recovery, recoverySent } from './pages/citizen/recovery.route.ts'
import { reset } from './pages/citizen/reset.route.ts'
import { changeSignUp, signUp } from './pages/citizen/sign-up.route.ts'
import { cancelSignUp, signUpRecap } from './pages/citizen/sign-up-recap.route.ts'
import { agentCode, code } from './pages/code.route.ts'
import { factorPages } from './pages/own-factor.route.ts'
import { resume, sessionEndpoint } from './pages/resume.route.ts'
import { agentSignIn, signIn, signOut } from './pages/sign-in.route.ts'
import { personalData } from './personal.ts'
import { retention } from './retention.ts'

export const accountsFeature: Feature = {
  name: 'accounts',
  pages: [
    signIn,
    agentSignIn,
    signOut,
    signUp,
    signUpRecap,
    changeSignUp,
    cancelSignUp,
    signUpMailbox,
    activation,
    renewActivation,
    recovery,
    recoverySent,
    reset,
    identifiers,
    changeLogin,
    changeEmail,
    changePassword,
    confirmEmail,
    resume,
    code,
    agentCode,
    agentSetup,
    invitation,
    ...factorPages,
  ],
  endpoints: [sessionEndpoint],
  flashes: {
    'signed-out': { tone: 'success', text: 'Vous êtes déconnecté.' },
    'sign-up-cancelled': { tone: 'info', text: 'La demande de création de compte est annulée. Rien n’a été conservé.' },
    'letter-sent-again': { tone: 'success', text: 'Un nouveau courriel vient d’être envoyé.' },
    'account-activated': { tone: 'success', text: 'Votre compte est activé. Vous êtes connecté.' },
    'password-changed': { tone: 'success', text: 'Votre mot de passe est changé. Connectez-vous avec le nouveau.' },
    'login-changed': { tone: 'success', text: 'Votre identifiant est changé.' },
    'email-change-asked': {
      tone: 'info',
      text: 'Un lien vient d’être envoyé à la nouvelle adresse. Rien ne change avant que vous l’ayez ouvert.',
    },
    'email-changed': { tone: 'success', text: 'Votre adresse électronique est changée.' },
    'own-password-changed': {
      tone: 'success',
      text: 'Votre mot de passe est changé. Vos autres connexions sont fermées.',
    },
    'session-closed': { tone: 'success', text: 'Cette connexion est fermée.' },
    'other-sessions-closed': { tone: 'success', text: 'Toutes vos autres connexions sont fermées.' },
    'sign-in-over': {
      tone: 'warning',
      text: 'Trop de temps ou d’essais\u00a0: redonnez votre identifiant et votre mot de passe.',
    },
    'factor-added': { tone: 'success', text: 'Le second facteur est ajouté. Vos autres connexions sont fermées.' },
    'factor-removed': { tone: 'success', text: 'Le second facteur est retiré. Vos autres connexions sont fermées.' },
    'factor-setup-over': { tone: 'warning', text: 'Trop de temps a passé\u00a0: recommencez l’ajout du second facteur.' },
    'recovery-codes-renewed': { tone: 'success', text: 'Vos nouveaux codes de secours remplacent les anciens.' },
    'recovery-codes-noted': { tone: 'success', text: 'Vos codes de secours ne seront plus affichés.' },
  },
  jobs: [writeToNewcomer, writeToForgetful, writeToNewAddress, noteRefusal],
  schedules: [sweepAccounts, sweepKeptForms],
  contributes: { personalData, retention, letters: accountsTexts },
}
