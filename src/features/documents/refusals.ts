import type { Sentences } from '#forms/form.ts'
import type { ProvideRefusal } from './actions/provide.ts'
import type { ReviewRefusal } from './actions/review.ts'
import type { TypeRefusal } from './actions/save-type.ts'

export const documentsSentences: Sentences<ProvideRefusal | ReviewRefusal | TypeRefusal> = {
  'documents.too-many-files': 'Vous avez choisi trop de fichiers\u00a0: 20 au plus pour un justificatif.',
  'documents.not-ready': 'La vérification du fichier est en cours. Attendez un instant, puis envoyez le document.',
  'documents.nothing-to-send': 'Il n’y a aucun document à envoyer. Choisissez un fichier.',
  'documents.cannot-reuse': 'Ce document ne peut pas servir ici. Choisissez un fichier.',
  'documents.already-valid': 'Ce justificatif est déjà validé.',
  'documents.changed':
    'La famille ou un collègue a changé quelque chose entre-temps. Rien n’est enregistré\u00a0: relisez, puis décidez.',
  'documents.day-passed': 'Le dernier jour de validité est déjà passé.',
  'documents.not-waiting': 'Ce justificatif n’est plus à vérifier.',
  'documents.type-exists': 'Un type de justificatif porte déjà ce nom.',
  'documents.type-changed': 'Ce type a été changé par quelqu’un d’autre. Rien n’est enregistré\u00a0: relisez, puis enregistrez.',
}
