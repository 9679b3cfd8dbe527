/** AC-20 · what an account's owner is shown of what happened to it. */
export const SECURITY_EVENTS = {
  'signed-in': 'Connexion',
  'sign-in-refused': 'Connexion refusée\u00a0: mot de passe faux',
  'code-refused': 'Connexion refusée\u00a0: code faux',
  'password-changed': 'Mot de passe changé',
  'password-reset': 'Mot de passe réinitialisé par courriel',
  'login-changed': 'Identifiant changé',
  'email-changed': 'Adresse électronique changée',
  'factor-added': 'Second facteur ajouté',
  'factor-removed': 'Second facteur retiré',
  'factor-reset': 'Second facteur réinitialisé par la mairie',
  'recovery-code-used': 'Code de secours utilisé',
  'recovery-codes-renewed': 'Codes de secours renouvelés',
  suspended: 'Compte suspendu par la mairie',
  reactivated: 'Compte rouvert par la mairie',
} as const

export type SecurityEventKind = keyof typeof SECURITY_EVENTS

/** Kinds that somebody else can make happen as often as they like: no more than this many an hour are written. */
export const REPEATED: Readonly<Partial<Record<SecurityEventKind, number>>> = { 'sign-in-refused': 10, 'code-refused': 10 }

/**
 * The address without what tells a household apart: «192.0.2.0/24», «2001:db8:1::/48» (or coarser). Null when it is not one.
 */
export const networkOf = (ip: string): string | null => {
  const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(ip)
  if (four) return `${four[1]}.0/24`
  if (!/^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i.test(ip)) return null
  const known = ip.toLowerCase().split('::')[0]!.split(':').slice(0, 3)
  return `${known.join(':')}::/48`
}
