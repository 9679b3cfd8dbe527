import { showEuros, whole } from '#core/money.ts'
import type { Sentences } from '#forms/form.ts'
import type { ActRefusal } from './domain/act.ts'

export type RegieRefusal =
  | ActRefusal
  | 'regie.cheque-known'
  | 'regie.nothing-to-refund'
  | 'regie.already-taken-back'
  | 'regie.day-not-over'
  | 'regie.already-closed'
  | 'regie.not-counted'
  | 'regie.more-than-held'
  | 'regie.changed'

export const regieRefusals: Sentences<RegieRefusal> = {
  'regie.means-not-allowed': 'L’acte de régie n’autorise pas ce moyen de paiement\u00a0: rien n’a été enregistré.',
  'regie.above-ceiling': ({ ceiling }) =>
    `L’acte de régie n’autorise pas plus de ${showEuros(whole(ceiling))} par ce moyen de paiement\u00a0: rien n’a été enregistré.`,
  'regie.refund-not-allowed': 'L’acte de régie n’autorise pas de rembourser par ce moyen\u00a0: rien n’a été enregistré.',
  'regie.cheque-known': 'Ce chèque est déjà enregistré\u00a0: vérifiez son numéro.',
  'regie.nothing-to-refund': ({ most }) =>
    `Le compte de la famille a ${showEuros(whole(most))}\u00a0: on ne peut pas rembourser davantage.`,
  'regie.already-taken-back': 'Cet encaissement est déjà annulé.',
  'regie.day-not-over': 'Une journée se clôture une fois terminée\u00a0: choisissez un jour passé.',
  'regie.already-closed': 'Cette période est déjà clôturée.',
  'regie.not-counted': 'Des espèces ont été reçues et la caisse n’a pas été comptée depuis\u00a0: comptez-la d’abord.',
  'regie.more-than-held': ({ held }) => `Il n’y a que ${showEuros(whole(held))} à verser.`,
  'regie.changed':
    'La caisse a changé depuis que vous avez ouvert cette page\u00a0: vérifiez le solde attendu, puis recommencez.',
}
