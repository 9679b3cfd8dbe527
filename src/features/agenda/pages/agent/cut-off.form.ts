import { form } from '#forms/form.ts'
import type { CutOff } from '../../domain/cut-off.ts'
import { readTime, weekdayOptions } from './activities.form.ts'

const HOLIDAYS = 'feries'
const RULES = [
  { value: 'days_before', label: 'Un nombre de jours avant' },
  { value: 'week-1', label: 'Un jour de la semaine précédente' },
  { value: 'week-2', label: 'Un jour de la deuxième semaine précédente' },
  { value: 'month_before', label: 'Un jour du mois précédent' },
  { value: 'none', label: 'Aucun délai, jusqu’à la veille' },
]

/** AG-2 · Every kind of rule, with what each needs. */
export const cutOffForm = form(
  {
    pour: {
      kind: 'choice',
      label: 'Délai pour',
      missing: 'Choisissez ce que ce délai limite',
      options: [
        { value: 'booking', label: 'Réserver' },
        { value: 'cancelling', label: 'Annuler' },
      ],
    },
    regle: { kind: 'choice', label: 'Règle', missing: 'Choisissez une règle', options: RULES },
    nombre: {
      kind: 'text',
      label: 'Nombre de jours, ou jour du mois',
      hint: 'De 0 à 366 jours avant, ou de 1 à 31 dans le mois précédent',
      required: false,
      width: 'short',
      isDigits: true,
      max: 3,
    },
    jour: {
      kind: 'choice',
      label: 'Jour de la semaine',
      hint: 'Pour une règle de semaine précédente',
      required: false,
      look: 'select',
      options: weekdayOptions,
    },
    sauter: {
      kind: 'choices',
      label: 'Jours qui ne comptent pas',
      hint: 'Pour un nombre de jours avant',
      required: false,
      options: [...weekdayOptions, { value: HOLIDAYS, label: 'Jours fériés' }],
    },
    heure: { kind: 'text', label: 'Dernière heure', hint: 'Par exemple 10:00 ou 23:59', required: false, width: 'short', max: 8 },
    depuis: { kind: 'date', label: 'À partir des jours du', missing: 'Indiquez à partir de quel jour' },
  },
  ({ regle, nombre, jour, sauter, heure }) => {
    const isMonth = regle === 'month_before'
    const n = /^\d{1,3}$/.test(nombre ?? '') ? Number(nombre) : -1
    const needsNumber = isMonth || regle === 'days_before'
    const isRight = isMonth ? n >= 1 && n <= 31 : n >= 0 && n <= 366
    return {
      nombre: needsNumber && !isRight ? (isMonth ? 'Indiquez un jour de 1 à 31' : 'Indiquez un nombre de 0 à 366') : undefined,
      jour: regle.startsWith('week') && jour === null ? 'Choisissez un jour de la semaine' : undefined,
      sauter: sauter.filter((value) => value !== HOLIDAYS).length === 7 ? 'Il faut qu’un jour compte' : undefined,
      heure: regle !== 'none' && readTime(heure ?? '') === null ? 'Indiquez une heure, par exemple 10:00' : undefined,
    }
  },
)
export type CutOffForm = ReturnType<typeof cutOffForm.blank>

type Values = Extract<ReturnType<typeof cutOffForm.read>, { ok: true }>['values']
export const cutOffOf = ({ regle, nombre, jour, sauter, heure }: Values): CutOff => {
  const at = readTime(heure ?? '') ?? Temporal.PlainTime.from('23:59')
  switch (regle) {
    case 'days_before': {
      const skipped = sauter.filter((value) => value !== HOLIDAYS).map(Number)
      return { kind: 'days_before', days: Number(nombre), at, skipped, skipsPublicHolidays: sauter.includes(HOLIDAYS) }
    }
    case 'week-1':
    case 'week-2':
      return { kind: 'weekday_before', weekday: Number(jour), weeks: regle === 'week-1' ? 1 : 2, at }
    case 'month_before':
      return { kind: 'month_before', dayOfMonth: Number(nombre), at }
    default:
      return { kind: 'none' }
  }
}
