import type { FlashSentence } from '#platform/feature.ts'

export const tariffFlashes: Readonly<Record<string, FlashSentence>> = {
  'tariff-drafted': {
    tone: 'success',
    text: 'Le brouillon est enregistré. Il ne change aucun prix tant qu’il n’est pas publié.',
  },
  'tariff-published': {
    tone: 'success',
    text: 'Le tarif est publié. Les réservations à venir qu’il change seront annulées et refaites au nouveau prix dans quelques minutes.',
  },
  'tariff-discarded': { tone: 'success', text: 'Le brouillon est supprimé.' },
  'lunch-set': {
    tone: 'success',
    text: 'C’est enregistré. Les réservations à venir dont le prix change seront refaites dans quelques minutes.',
  },
  'quotient-declared': { tone: 'success', text: 'Votre quotient familial est transmis à la mairie, qui va le vérifier.' },
  'quotient-proof-replaced': { tone: 'success', text: 'Votre attestation est transmise à la mairie, qui va la vérifier.' },
  'quotient-decided': { tone: 'success', text: 'La décision est enregistrée, la famille est prévenue par courriel.' },
}
