import { form } from '#forms/form.ts'
import { REASONS } from '../../domain/reasons.ts'

const until = {
  kind: 'date',
  label: 'Valable jusqu’au',
  hint: 'Proposé d’après le type du justificatif. Sans date, il est valable sans limite.',
  required: false,
  example: '31 8 2027',
} as const

/** DO-10 · «Valide» with its last day, or «Invalide» with a reason that the family will read. */
export const reviewForm = form(
  {
    avis: {
      kind: 'choice',
      label: 'Votre avis',
      missing: 'Choisissez «\u00a0Valide\u00a0» ou «\u00a0Invalide\u00a0»',
      options: [
        { value: 'valide', label: 'Valide' },
        { value: 'invalide', label: 'Invalide' },
      ],
    },
    jusqu_au: until,
    motif: {
      kind: 'choice',
      label: 'Motif, si le document est invalide',
      required: false,
      options: REASONS.map(({ value, label }) => ({ value, label })),
    },
    texte: {
      kind: 'longtext',
      label: 'Explication pour la famille',
      hint: 'Remplace la phrase habituelle du motif. Nécessaire pour «\u00a0Autre\u00a0».',
      required: false,
      max: 500,
    },
  },
  ({ avis, motif, texte }) => ({
    ...(avis === 'invalide' && motif === null ? { motif: 'Choisissez un motif' } : {}),
    ...(avis === 'invalide' && motif === 'autre' && texte === null ? { texte: 'Écrivez pourquoi le document est refusé' } : {}),
  }),
)

/** DO-12 · Seen at the counter. */
export const seenForm = form({ vu_jusqu_au: { ...until, label: 'Document vu, valable jusqu’au' } })
