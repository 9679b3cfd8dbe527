import type { Sentences } from '#forms/form.ts'
import type { AgentRefusal } from './actions/add-agent.ts'
import type { CodeRefusal } from './actions/answer-code.ts'
import type { ConfirmRefusal } from './actions/confirm-password.ts'
import type { InviteRefusal } from './actions/invite-agent.ts'
import type { ManageRefusal } from './actions/manage-agents.ts'
import type { SetupRefusal } from './actions/set-up-factor.ts'
import type { SignInRefusal } from './actions/sign-in.ts'
import type { LinkRefusal } from './domain/link.ts'
import { FREE_FROM, type PasswordRefusal, SYMBOLS } from './domain/password.ts'

export type AccountsRefusal =
  | SignInRefusal
  | CodeRefusal
  | SetupRefusal
  | ConfirmRefusal
  | LinkRefusal
  | PasswordRefusal
  | AgentRefusal
  | InviteRefusal
  | ManageRefusal

/** «30 secondes», «1 minute», «15 minutes» */
const waitOf = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60)
  return seconds < 60 ? `${Math.max(1, Math.ceil(seconds))}\u00a0secondes` : `${minutes}\u00a0minute${minutes > 1 ? 's' : ''}`
}

export const accountsSentences: Sentences<AccountsRefusal> = {
  'sign-in.wrong': 'L’identifiant ou le mot de passe ne correspond pas. Vérifiez-les ou réinitialisez votre mot de passe.',
  'sign-in.too-many': (d) => `Trop d’essais. Réessayez dans ${waitOf(Number(d.seconds))} ou réinitialisez votre mot de passe.`,
  'link.unknown':
    'Ce lien ne correspond à aucune demande en cours. Il a peut-être été coupé par votre messagerie, ou la demande a été annulée.',
  'link.used': 'Ce lien a déjà été utilisé.',
  'link.superseded': 'Un lien plus récent vous a été envoyé\u00a0: seul le dernier reçu fonctionne.',
  'link.expired': 'Ce lien a expiré.',
  'password.too-short': (d) => `Le mot de passe doit contenir au minimum ${d.least}\u00a0caractères`,
  'password.too-long': 'Le mot de passe doit contenir au maximum 128\u00a0caractères',
  'password.forbidden-character': `En dessous de ${FREE_FROM}\u00a0caractères, le mot de passe n’accepte ni espace ni caractère accentué, et seulement les symboles ${[...SYMBOLS].join(' ')}`,
  'password.too-simple': (d) => `Ajoutez au mot de passe ${d.missing}, ou allongez-le jusqu’à ${FREE_FROM}\u00a0caractères`,
  'password.too-common': 'Ce mot de passe est trop courant, choisissez-en un autre',
  'password.wrong': 'Ce mot de passe n’est pas votre mot de passe actuel',
  'password.own-name': 'Le mot de passe ne doit pas contenir votre nom ni votre prénom',
  'login.taken': (d) =>
    d.suggestion ? `Cet identifiant est déjà utilisé. Vous pouvez choisir ${d.suggestion}` : 'Cet identifiant est déjà utilisé',
  'email.taken': 'Un compte existe déjà avec cette adresse électronique',
  'agent.bad-login':
    'L’identifiant doit compter de 3 à 60\u00a0caractères\u00a0: lettres sans accent, chiffres, points et traits d’union',
  'agent.unknown-service': 'Ce service n’existe pas',
  'agent.unknown-role': 'Choisissez au moins un rôle',
  'agent.email-taken': 'Un agent a déjà un compte avec cette adresse électronique',
  'agent.self': 'Vous ne pouvez pas le faire pour votre propre compte\u00a0: demandez à un autre administrateur',
  'agent.no-longer': 'Vos droits viennent de changer\u00a0: vous ne gérez plus les comptes des agents',
  'code.wrong': 'Ce code ne correspond pas. Recopiez le dernier code affiché par votre application',
  'code.spent': 'Ce code a déjà servi. Attendez que l’application en affiche un autre',
  'code.over': 'Trop de temps ou d’essais. Redonnez votre mot de passe',
  'setup.over': 'Trop de temps a passé. Recommencez l’ajout du second facteur',
}
