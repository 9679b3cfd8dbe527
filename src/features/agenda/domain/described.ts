import { showDate, showTime, WEEKDAYS } from '#core/days.ts'
import { type Described, yesOrNo } from '#core/described.ts'
import { capital } from '#core/text.ts'
import { type AttendanceKind, costOf } from './attendance.ts'

export const NATURE = { vacances: 'Vacances scolaires', ferie: 'Jour férié', fermeture: 'Fermeture exceptionnelle' } as const

type Closure = { readonly kind: keyof typeof NATURE; readonly firstDay: Temporal.PlainDate; readonly lastDay: Temporal.PlainDate }

/** What the history of settings tells of closed days. `names`: of the activities that it closes; none, all of them. */
export const describeClosure = (closure: Closure, names: readonly string[]): Described => ({
  Nature: NATURE[closure.kind],
  Jours: closure.firstDay.equals(closure.lastDay)
    ? showDate(closure.firstDay)
    : `${showDate(closure.firstDay)} – ${showDate(closure.lastDay)}`,
  Activités: names.length === 0 ? 'Toutes' : names.join(', '),
})

export const OVERDRAFT = {
  accept: 'Réserver sans rien dire',
  warn: 'Réserver et le signaler à la famille',
  refuse: 'Refuser la réservation',
} as const

type Activity = {
  readonly sessionName: string
  readonly name: string
  readonly site: string | null
  readonly startsAt: Temporal.PlainTime
  readonly endsAt: Temporal.PlainTime
  readonly weekdays: readonly number[]
  readonly places: number
  readonly requiresEnrolment: boolean
  readonly overdraft: keyof typeof OVERDRAFT
  readonly closedFrom: Temporal.PlainDate | null
}

/** `service`, `levels`: by their names. */
export const describeActivity = (
  activity: Activity,
  { service, levels }: { readonly service: string; readonly levels: readonly string[] },
): Described => ({
  Service: service,
  Session: activity.sessionName,
  Nom: activity.name,
  Site: activity.site ?? '',
  Heures: `${showTime(activity.startsAt)} – ${showTime(activity.endsAt)}`,
  'Jours de la semaine': activity.weekdays
    .toSorted((a, b) => a - b)
    .map((day) => WEEKDAYS[day - 1])
    .join(', '),
  'Places par jour': String(activity.places),
  'Écoles et niveaux': levels.length === 0 ? 'Tous' : levels.join(', '),
  'Inscription demandée pour réserver': yesOrNo(activity.requiresEnrolment),
  'Quand le compte devient négatif': OVERDRAFT[activity.overdraft],
  'Fermée à partir du': activity.closedFrom === null ? '' : showDate(activity.closedFrom),
})

export const describeKind = (kind: Omit<AttendanceKind, 'code'>): Described => ({
  Nom: kind.label,
  Pour: kind.wasBooked ? 'Un enfant réservé' : 'Un enfant non réservé',
  'Ce qui est dû': costOf(kind),
  'Dans l’appel': kind.isRetired ? 'Retirée' : 'Proposée',
})

/** By days before. */
export const WHEN = ['le jour même', 'la veille', 'l’avant-veille', '3 jours avant'] as const

export const describeSending = (sending: {
  readonly daysBefore: number
  readonly at: Temporal.PlainTime
  readonly email: string
}): Described => ({ Quand: capital(`${WHEN[sending.daysBefore]}, ${showTime(sending.at)}`), À: sending.email })
