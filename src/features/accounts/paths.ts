/** URLs of accounts. A leaf: imports nothing. */
export const accountsPaths = {
  signIn: '/connexion',
  signInTo: (url: string) => `/connexion?retour=${encodeURIComponent(url)}`,
  agentSignIn: '/agent/connexion',
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
  /** Where people go afterwards; the pages belong to later features. */
  publicHome: '/',
  home: '/accueil',
  agentHome: '/agent',
} as const
