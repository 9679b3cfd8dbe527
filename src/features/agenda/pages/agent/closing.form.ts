import { isAfter, isBefore } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Activity, Closure } from '#features/catalogue/index.ts'
import { form } from '#forms/form.ts'

const MOST_DAYS = 366

/** AG-11 · What one closure needs: why, from when to when, and which activities. */
export const closingForm = (activities: readonly Activity[], today: Temporal.PlainDate) =>
  form(
    {
      nature: {
        kind: 'choice',
        label: 'Nature',
        missing: 'Choisissez une nature',
        options: [
          { value: 'fermeture', label: 'Fermeture exceptionnelle' },
          { value: 'vacances', label: 'Vacances scolaires' },
          { value: 'ferie', label: 'Jour férié local' },
        ],
      },
      motif: {
        kind: 'text',
        label: 'Motif',
        hint: `Les familles le lisent dans l’agenda et dans la lettre, par exemple${nbsp}: grève`,
        missing: 'Indiquez le motif',
        max: 80,
      },
      du: { kind: 'date', label: 'Premier jour fermé', missing: 'Indiquez le premier jour fermé' },
      au: { kind: 'date', label: 'Dernier jour fermé', missing: 'Indiquez le dernier jour fermé' },
      activites: {
        kind: 'choices',
        label: 'Activités fermées',
        hint: `Aucune case cochée${nbsp}: toutes les activités`,
        required: false,
        options: activities.map(({ id, name, serviceName }) => ({ value: String(id), label: `${serviceName} – ${name}` })),
      },
    },
    ({ du, au }) => ({
      du: isBefore(du, today) ? 'Un jour passé ne peut plus être fermé' : undefined,
      au: isBefore(au, du)
        ? 'Le dernier jour ne peut pas précéder le premier'
        : isAfter(au, du.add({ days: MOST_DAYS }))
          ? 'Une fermeture dure un an au plus'
          : undefined,
    }),
  )
export type ClosingForm = ReturnType<ReturnType<typeof closingForm>['blank']>

type Values = { nature: string; motif: string; du: Temporal.PlainDate; au: Temporal.PlainDate; activites: string[] }
export const closureOf = ({ nature, motif, du, au, activites }: Values): Closure => ({
  kind: nature === 'vacances' || nature === 'ferie' ? nature : 'fermeture',
  label: motif,
  firstDay: du,
  lastDay: au,
  activities: activites.map(Number),
})
