import { form } from '#forms/form.ts'

/** Reasons that the town refuses for most often. `text`: what the family reads, to be completed by what the agent writes. */
export const REFUSALS = [
  {
    value: 'incomplet',
    label: 'Dossier resté incomplet',
    text: 'Les réponses ou les justificatifs qui vous ont été demandés ne nous sont pas parvenus dans le délai indiqué. Sans eux, la demande ne peut pas être acceptée.',
  },
  {
    value: 'hors-commune',
    label: 'Enfant non scolarisé dans la commune',
    text: 'Le règlement du service le réserve aux enfants scolarisés dans la commune. D’après votre demande, l’enfant ne l’est pas pour cette année scolaire.',
  },
  {
    value: 'complet',
    label: 'Plus de place',
    text: 'Le nombre de places fixé par le règlement du service est atteint pour la période demandée.',
  },
  {
    value: 'doublon',
    label: 'Demande déjà faite',
    text: 'Une demande a déjà été traitée pour le même enfant et la même période. Celle-ci est donc sans objet.',
  },
  { value: 'autre', label: 'Autre raison', text: '' },
] as const

export const reasonFields = {
  motif: {
    kind: 'choice',
    label: 'Raison du refus',
    missing: 'Choisissez la raison du refus',
    options: REFUSALS.map(({ value, label, text }) => (text === '' ? { value, label } : { value, label, hint: text })),
  },
  raison: {
    kind: 'longtext',
    label: 'Précisions pour la famille',
    hint: 'La famille lira ces mots à la suite de la raison. Dites la règle appliquée et ce qui, dans la demande, y est contraire. Obligatoire pour une autre raison.',
    required: false,
  },
} as const
export const reasonForm = form(reasonFields, ({ motif, raison }) =>
  motif === 'autre' && raison === null ? { raison: 'Écrivez la raison du refus' } : {},
)

/** What the family reads: the reason chosen, then what the agent added. */
export const reasonText = ({ motif, raison }: { motif: string; raison: string | null }): string =>
  [REFUSALS.find(({ value }) => value === motif)?.text, raison].filter(Boolean).join('\n\n')

export const acceptFields = {
  sans: {
    kind: 'longtext',
    label: 'Pourquoi accepter sans ce justificatif\u202f?',
    hint: 'Ces mots restent dans l’historique, avec votre nom. La famille ne les lit pas.',
    required: false,
    max: 500,
  },
} as const
export const acceptForm = form(acceptFields)

export const replyFields = {
  reponse: {
    kind: 'longtext',
    label: 'Votre réponse',
    hint: 'Votre nom, votre qualité et votre service seront ajoutés.',
    missing: 'Écrivez votre réponse',
    max: 5000,
  },
} as const
export const replyForm = form(replyFields)
