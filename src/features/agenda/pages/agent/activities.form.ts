import { WEEKDAYS } from '#core/days.ts'
import { capital, nbsp } from '#core/text.ts'
import type { Activity, ActivitySettings, School, Service } from '#features/catalogue/index.ts'
import { form } from '#forms/form.ts'
import { OVERDRAFT } from '../../domain/described.ts'

const MOST_PLACES = 9999

/** «12:00», «12 h 30», «7h» */
export const readTime = (typed: string): Temporal.PlainTime | null => {
  const [, hours, minutes = '00'] = /^(\d{1,2})\s*[:hH]\s*(\d{2})?$/.exec(typed.trim()) ?? []
  const [h, m] = [Number(hours), Number(minutes)]
  return hours !== undefined && h < 24 && m < 60 ? Temporal.PlainTime.from({ hour: h, minute: m }) : null
}
const TIME = 'Indiquez une heure, par exemple 12:00'

export const weekdayOptions = WEEKDAYS.map((name, i) => ({ value: String(i + 1), label: capital(name) }))

/** AG-24 · What an administrator settles of an activity. */
export const activityForm = (services: readonly Service[], schools: readonly School[]) =>
  form(
    {
      service: {
        kind: 'choice',
        label: 'Service',
        missing: 'Choisissez un service',
        look: 'select',
        options: services.map(({ id, name }) => ({ value: String(id), label: name })),
      },
      session: {
        kind: 'text',
        label: 'Session',
        hint: 'Ce que la fiche enfant propose de cocher',
        missing: 'Indiquez la session',
        max: 80,
      },
      nom: { kind: 'text', label: 'Nom', hint: 'Ce que l’agenda réserve', missing: 'Indiquez le nom', max: 80 },
      site: {
        kind: 'text',
        label: 'Site',
        hint: 'Un service sur deux sites est deux activités, chacune avec ses places et ses niveaux',
        required: false,
        max: 80,
      },
      debut: { kind: 'text', label: 'Heure de début', missing: TIME, width: 'short', max: 8 },
      fin: { kind: 'text', label: 'Heure de fin', missing: TIME, width: 'short', max: 8 },
      jours: { kind: 'choices', label: 'Jours de la semaine', missing: 'Cochez au moins un jour', options: weekdayOptions },
      places: {
        kind: 'text',
        label: 'Places par jour',
        missing: 'Indiquez le nombre de places',
        width: 'short',
        isDigits: true,
        max: 4,
      },
      niveaux: {
        kind: 'choices',
        label: 'Écoles et niveaux',
        hint: `Aucune case cochée${nbsp}: tous les niveaux de toutes les écoles`,
        required: false,
        options: schools.flatMap((school) =>
          school.levels.map((level) => ({ value: `${school.id}/${level.code}`, label: `${school.name}, ${level.name}` })),
        ),
      },
      inscription: {
        kind: 'choice',
        label: 'Inscription à la session',
        missing: 'Choisissez si l’inscription est demandée',
        options: [
          { value: 'oui', label: 'Demandée pour réserver' },
          { value: 'non', label: 'Non demandée à un enfant déjà inscrit à une autre session' },
        ],
      },
      decouvert: {
        kind: 'choice',
        label: 'Quand le compte devient négatif',
        missing: 'Choisissez ce qui se passe',
        options: Object.entries(OVERDRAFT).map(([value, label]) => ({ value, label })),
      },
      fermee: {
        kind: 'date',
        label: 'Fermée à partir du',
        hint: 'Une activité ne se supprime pas, elle se ferme',
        required: false,
      },
    },
    ({ debut, fin, places }) => {
      const [from, to] = [readTime(debut), readTime(fin)]
      return {
        debut: from ? undefined : TIME,
        fin: !to ? TIME : from && Temporal.PlainTime.compare(from, to) >= 0 ? 'La fin doit suivre le début' : undefined,
        places:
          /^\d{1,4}$/.test(places) && Number(places) <= MOST_PLACES ? undefined : 'Indiquez un nombre de places en chiffres',
      }
    },
  )
type Form = ReturnType<typeof activityForm>
export type ActivityForm = ReturnType<Form['blank']>

type Values = Extract<ReturnType<Form['read']>, { ok: true }>['values']
/** What was typed. */
export const settingsOf = (values: Values): ActivitySettings => ({
  requiresEnrolment: values.inscription === 'oui',
  service: Number(values.service),
  sessionName: values.session,
  name: values.nom,
  site: values.site,
  startsAt: readTime(values.debut)!,
  endsAt: readTime(values.fin)!,
  weekdays: values.jours.map(Number),
  places: Number(values.places),
  overdraft: values.decouvert as ActivitySettings['overdraft'],
  closedFrom: values.fermee,
  levels: values.niveaux.map((value) => {
    const [school, level] = value.split('/') as [string, string]
    return { school: Number(school), level }
  }),
})

export const writtenOf = (activity: Activity, levels: readonly { school: number; level: string }[]) => ({
  service: String(activity.service),
  session: activity.sessionName,
  nom: activity.name,
  site: activity.site,
  debut: activity.startsAt.toString({ smallestUnit: 'minute' }),
  fin: activity.endsAt.toString({ smallestUnit: 'minute' }),
  jours: activity.weekdays.map(String),
  places: String(activity.places),
  niveaux: levels.map(({ school, level }) => `${school}/${level}`),
  inscription: activity.requiresEnrolment ? 'oui' : 'non',
  decouvert: activity.overdraft,
  fermee: activity.closedFrom,
})
