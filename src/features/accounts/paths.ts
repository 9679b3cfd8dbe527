/** URLs of accounts. A leaf: imports nothing. */
export const accountsPaths = {
  signIn: '/connexion',
  signInTo: (url: string) => `/connexion?retour=${encodeURIComponent(url)}`,
  agentSignIn: '/agent/connexion',
  code: '/connexion/code',
  agentCode: '/agent/connexion/code',
  /** An agent's first second factor, before any session. */
  agentSetup: '/agent/connexion/second-facteur',
  invitation: (token: string) => `/agent/invitation/${token}`,
  factor: '/profil/second-facteur',
  agentFactor: '/agent/second-facteur',
  signOut: '/deconnexion',
  signUp: '/inscription',
  signUpRecap: (key: string) => `/inscription/${key}`,
  signUpChange: (key: string) => `/inscription/${key}/modifier`,
  signUpCancel: (key: string) => `/inscription/${key}/annuler`,
  signUpMailbox: (key: string) => `/inscription/${key}/messagerie`,
  activation: (token: string) => `/activation/${token}`,
  activationRenew: (token: string) => `/activation/${token}/nouveau-lien`,
  recovery: '/oubli',
  recoverySent: '/oubli/envoye',
  reset: (token: string) => `/mot-de-passe/${token}`,
  profile: '/profil',
  identifiers: '/profil/identifiants',
  changeLogin: '/profil/identifiants/identifiant',
  changeEmail: '/profil/identifiants/courriel',
  changePassword: '/profil/identifiants/mot-de-passe',
  /** The page belongs to a later feature. */
  closeAccount: '/profil/mes-donnees/suppression',
  confirmEmail: (token: string) => `/adresse/${token}`,
  resume: '/reprise',
  /** For the script that offers to stay signed in. */
  session: '/session',
  /** Where people go afterwards; the pages belong to later features. */
  publicHome: '/',
  home: '/accueil',
  agentHome: '/agent',
} as const
