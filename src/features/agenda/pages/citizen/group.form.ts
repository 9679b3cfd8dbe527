import { type Day, WEEKDAYS } from '#core/days.ts'
import { listName, type Named } from '#core/names.ts'
import { capital } from '#core/text.ts'
import { form } from '#forms/form.ts'
import type { GroupWish, Rhythm } from '../../domain/group.ts'
import type { ShownActivity } from '../../domain/month-view.ts'

export const ALL_WEEKS = 'aucune'

const clock = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })

/** «Restauration scolaire – Repas de midi 12:00 - 13:30» */
const activityLabel = (a: ShownActivity): string => `${a.serviceName} – ${a.name} ${clock(a.startsAt)} - ${clock(a.endsAt)}`

/** «Réservations groupées», with the manual's fields. */
export const groupForm = (children: readonly (Named & { readonly id: number })[], activities: readonly ShownActivity[]) =>
  form({
    usagers: {
      kind: 'choices',
      label: 'Usagers',
      missing: 'Choisissez au moins une personne',
      options: children.map((child) => ({ value: String(child.id), label: listName(child) })),
    },
    action: {
      kind: 'choice',
      label: 'Action',
      hint: 'Pour modifier des réservations, supprimez-les puis créez les nouvelles',
      missing: 'Choisissez de créer ou de supprimer des réservations',
      options: [
        { value: 'creer', label: 'Créer' },
        { value: 'supprimer', label: 'Supprimer' },
      ],
    },
    du: { kind: 'date', label: 'Période du', missing: 'Indiquez le premier jour' },
    au: { kind: 'date', label: 'au', missing: 'Indiquez le dernier jour' },
    activites: {
      kind: 'choices',
      label: 'Activités',
      missing: 'Choisissez au moins une activité',
      options: activities.map((activity) => ({ value: String(activity.id), label: activityLabel(activity) })),
    },
    periodicite: {
      kind: 'choice',
      label: 'Périodicité',
      look: 'select',
      options: [
        { value: ALL_WEEKS, label: 'Aucune (toutes les semaines)' },
        { value: 'paires', label: 'Semaines paires' },
        { value: 'impaires', label: 'Semaines impaires' },
        ...[2, 3, 4, 5, 6].map((n) => ({ value: String(n), label: `Une semaine sur ${n}` })),
      ],
    },
    jours: {
      kind: 'choices',
      label: 'Jours de la semaine',
      missing: 'Choisissez au moins un jour de la semaine',
      options: WEEKDAYS.slice(0, 5).map((name, i) => ({ value: String(i + 1), label: capital(name) })),
    },
    strict: {
      kind: 'consent',
      label: 'Ne rien enregistrer si un jour est refusé (complet, délai dépassé)',
      required: false,
    },
  })
export type GroupForm = ReturnType<ReturnType<typeof groupForm>['blank']>

type Values = Extract<ReturnType<ReturnType<typeof groupForm>['read']>, { ok: true }>['values']

const rhythmOf = (value: string): Rhythm => {
  if (value === ALL_WEEKS) return { kind: 'every' }
  if (value === 'paires') return { kind: 'even' }
  return value === 'impaires' ? { kind: 'odd' } : { kind: 'one-in', n: Number(value) }
}

export const wishOf = (values: Values): GroupWish => ({
  wish: values.action === 'creer' ? 'book' : 'cancel',
  children: values.usagers.map(Number),
  activities: values.activites.map(Number),
  first: values.du,
  last: values.au,
  weekdays: values.jours.map(Number),
  rhythm: rhythmOf(values.periodicite),
  strict: values.strict,
})

/** A school year and its summer. */
const MOST_DAYS = 366

/** What is wrong with the period; null when nothing is. */
export const periodFault = (first: Day, last: Day): string | null => {
  const days = first.until(last).days
  if (days < 0) return 'Période\u00a0: le dernier jour doit suivre le premier'
  return days > MOST_DAYS ? 'Période\u00a0: choisissez une année au plus' : null
}
