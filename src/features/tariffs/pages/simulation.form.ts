import { form, type ValuesOf } from '#forms/form.ts'
import { type Facts, NO_FACTS } from '../domain/price.ts'
import { SITUATIONS, type Situation } from '../domain/tariff.ts'

export const SITUATION_NAMES: Readonly<Record<Situation, string>> = {
  booked: 'Réservé à temps',
  late: 'Réservé hors délai',
  unbooked: 'Présent sans réservation',
  absent: 'Réservé, absent sans prévenir',
  excused: 'Réservé, absence excusée',
}

/** What the simulator asks: on the public page and on an agent's. */
export const simulationForm = form({
  jour: { kind: 'date', label: 'Jour du service', required: false },
  quotient: {
    kind: 'amount',
    label: 'Quotient familial',
    min: 0,
    max: 100_000_00,
    required: false,
    hint: 'Celui de la CAF ou de la MSA',
  },
  rang: { kind: 'number', label: 'Rang de l’enfant parmi ceux du foyer inscrits', min: 1, max: 12, required: false },
  exterieur: { kind: 'consent', label: 'Le foyer habite hors de la commune', required: false },
  panier: { kind: 'consent', label: 'La famille fournit le panier-repas (PAI)', required: false },
  situation: {
    kind: 'choice',
    label: 'Situation',
    look: 'select',
    required: false,
    options: SITUATIONS.map((value) => ({ value, label: SITUATION_NAMES[value] })),
  },
})
export type SimulationForm = ReturnType<typeof simulationForm.blank>

export const factsOf = (values: ValuesOf<typeof simulationForm.fields>): Facts => ({
  ...NO_FACTS,
  quotientCents: values.quotient,
  rank: values.rang ?? 1,
  resident: !values.exterieur,
  packedLunch: values.panier,
})
export const situationOf = (values: ValuesOf<typeof simulationForm.fields>): Situation =>
  SITUATIONS.find((s) => s === values.situation) ?? 'booked'
