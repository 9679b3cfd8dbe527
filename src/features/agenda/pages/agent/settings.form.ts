import { capital } from '#core/text.ts'
import type { Service } from '#features/catalogue/index.ts'
import { form } from '#forms/form.ts'
import { WHEN } from '../../domain/described.ts'
import { readTime } from './activities.form.ts'

const percentOf = (text: string | null): number | null =>
  /^\d{1,3}$/.test(text ?? '') && Number(text) <= 300 ? Number(text) : null

const NAME = { kind: 'text', label: 'Nom', missing: 'Indiquez le nom', max: 60 } as const
const COST = {
  pourcentage: {
    kind: 'text',
    label: 'Pourcentage du prix',
    hint: '100 laisse le prix de la place, 0 ne fait rien payer',
    required: false,
    width: 'short',
    isDigits: true,
    max: 3,
  },
  fixe: { kind: 'amount', label: 'Ou prix fixe', required: false, min: 0, max: 100_000 },
} as const
const costFault = ({ pourcentage, fixe }: { pourcentage: string | null; fixe: number | null }) => {
  if ((pourcentage === null) === (fixe === null)) return { pourcentage: 'Indiquez un pourcentage ou un prix fixe, pas les deux' }
  return { pourcentage: pourcentage !== null && percentOf(pourcentage) === null ? 'Indiquez un nombre de 0 à 300' : undefined }
}

/** AG-15 · What one kind of attendance costs: a percentage of the price, or a fixed price. */
export const kindForm = form({ nom: NAME, ...COST }, costFault)

/** AG-15 · One more, of a genre that the tariff knows. */
export const newKindForm = form(
  {
    nom: NAME,
    genre: {
      kind: 'choice',
      label: 'Genre',
      missing: 'Choisissez un genre',
      options: [
        { value: 'present', label: 'Présent, réservé' },
        { value: 'absent', label: 'Absent, sans justification' },
        { value: 'excuse', label: 'Absent, justifié' },
        { value: 'non-reserve', label: 'Présent, non réservé' },
      ],
    },
    ...COST,
  },
  costFault,
)
export type NewKindForm = ReturnType<typeof newKindForm.blank>
export type KindForm = ReturnType<typeof kindForm.blank>

/** AG-17 · When a service's counts leave, and where to. */
export const sendingForm = (services: readonly Service[]) =>
  form(
    {
      service: {
        kind: 'choice',
        label: 'Service',
        missing: 'Choisissez un service',
        look: 'select',
        options: services.map(({ id, name }) => ({ value: String(id), label: name })),
      },
      quand: {
        kind: 'choice',
        label: 'Jour de l’envoi',
        missing: 'Choisissez le jour de l’envoi',
        options: WHEN.map((when, i) => ({ value: String(i), label: capital(when) })),
      },
      heure: { kind: 'text', label: 'Heure', missing: 'Indiquez l’heure', width: 'short', max: 8 },
      courriel: { kind: 'email', label: 'Adresse électronique', missing: 'Indiquez l’adresse électronique' },
    },
    ({ heure }) => ({ heure: readTime(heure) ? undefined : 'Indiquez une heure, par exemple 09:30' }),
  )
export type SendingForm = ReturnType<ReturnType<typeof sendingForm>['blank']>
