import type { Feature } from '#platform/feature.ts'
import { writeToForgetful } from './actions/recover.ts'
import { writeToNewcomer } from './actions/sign-up.ts'
import { sweepAccounts } from './jobs/sweep.ts'
import { activation, renewActivation } from './pages/citizen/activation.route.ts'
import { signUpMailbox } from './pages/citizen/mailbox.route.ts'
import { profile } from './pages/citizen/profile.route.ts'
import { recovery, recoverySent } from './pages/citizen/recovery.route.ts'
import { reset } from './pages/citizen/reset.route.ts'
import { changeSignUp, signUp } from './pages/citizen/sign-up.route.ts'
import { cancelSignUp, signUpRecap } from './pages/citizen/sign-up-recap.route.ts'
import { agentSignIn, signIn, signOut } from './pages/sign-in.route.ts'

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
    profile,
  ],
  flashes: {
    'signed-out': { tone: 'success', text: 'Vous êtes déconnecté.' },
    'sign-up-cancelled': { tone: 'info', text: 'La demande de création de compte est annulée. Rien n’a été conservé.' },
    'letter-sent-again': { tone: 'success', text: 'Un nouveau courriel vient d’être envoyé.' },
    'account-activated': { tone: 'success', text: 'Votre compte est activé. Vous êtes connecté.' },
    'password-changed': { tone: 'success', text: 'Votre mot de passe est changé. Connectez-vous avec le nouveau.' },
  },
  jobs: [writeToNewcomer, writeToForgetful],
  schedules: [sweepAccounts],
}
