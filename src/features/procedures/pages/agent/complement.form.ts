import { type Day, isAfter, isBefore } from '#core/days.ts'
import { type Form, form } from '#forms/form.ts'

type Choice = { readonly value: string; readonly label: string }

/** The family's time to answer, in days: what is proposed, and the most that may be given. */
export const USUAL_DAYS = 15
const MOST_DAYS = 60

const fieldsOf = (questions: readonly Choice[], papers: readonly Choice[]) => ({
  ...(questions.length > 0
    ? {
        reponses: {
          kind: 'choices' as const,
          label: 'Réponses à corriger ou à compléter',
          required: false as const,
          options: questions,
        },
      }
    : {}),
  ...(papers.length > 0
    ? {
        pieces: {
          kind: 'choices' as const,
          label: 'Justificatifs à fournir',
          required: false as const,
          options: papers,
        },
      }
    : {}),
  texte: {
    kind: 'longtext' as const,
    label: 'Message à la famille',
    hint: 'Dites simplement ce qui manque ou ce qui ne va pas. Votre nom, votre qualité et votre service seront ajoutés.',
    missing: 'Écrivez ce que la famille doit corriger ou fournir',
    max: 2000,
  },
  date: {
    kind: 'date' as const,
    label: 'Dernier jour pour répondre',
    missing: 'Indiquez le dernier jour pour répondre',
  },
})
export type ComplementFields = ReturnType<typeof fieldsOf>

/** PR-42 · What may be asked of this family; `today` in Paris. */
export const complementForm = (questions: readonly Choice[], papers: readonly Choice[], today: Day): Form<ComplementFields> =>
  form(fieldsOf(questions, papers), (values) => ({
    ...((values.reponses ?? []).length + (values.pieces ?? []).length > 0
      ? {}
      : questions.length > 0
        ? { reponses: 'Cochez au moins une réponse à corriger ou un justificatif à fournir' }
        : { pieces: 'Cochez au moins un justificatif à fournir' }),
    ...(!isAfter(values.date, today)
      ? { date: 'Le dernier jour pour répondre doit être à venir' }
      : isBefore(today.add({ days: MOST_DAYS }), values.date)
        ? { date: `Laissez au plus ${MOST_DAYS} jours pour répondre` }
        : {}),
  }))
