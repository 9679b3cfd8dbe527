import { showDate } from '#core/days.ts'
import { type Described, yesOrNo } from '#core/described.ts'
import { count } from '#core/text.ts'
import { type DocumentType, keptWords, type Secrecy, type Validity } from './document-type.ts'

export const READERS: Readonly<Record<Secrecy, string>> = {
  civil: 'Les agents qui vérifient les justificatifs',
  health: 'Les agents qui ont le droit aux données de santé',
  bank: 'Les agents qui ont le droit aux données bancaires',
}

const validityWords = (validity: Validity): string => {
  switch (validity.kind) {
    case 'none':
      return 'Sans limite'
    case 'months':
      return count(validity.months, 'mois', 'mois')
    case 'until':
      return `Jusqu’au ${showDate(validity.until)}`
    case 'school_year':
      return 'Jusqu’à la fin de l’année scolaire'
  }
}

/** What the history of settings tells of a kind of paper, as its page calls each line. */
export const describeType = (type: Omit<DocumentType, 'slug' | 'revision'>): Described => ({
  Nom: type.name,
  'Aide pour la famille': type.help,
  'Pour qui': type.subject === 'person' ? 'Une personne' : 'La famille',
  Validité: validityWords(type.validity),
  'Plusieurs pages ou fichiers': yesOrNo(type.isSeveralPages),
  Indispensable: yesOrNo(type.isIndispensable),
  'Admission provisoire': type.provisionalMonths === null ? '' : count(type.provisionalMonths, 'mois', 'mois'),
  'Question posée d’abord': type.question ?? '',
  'Peut servir aux frères et sœurs': yesOrNo(type.isSharedBySiblings),
  'Qui peut le lire': READERS[type.secrecy],
  'Suppression de la copie': keptWords(type.retention),
  'Demandé aux familles': yesOrNo(type.isAsked),
  'Rang dans les listes': String(type.sort),
})
