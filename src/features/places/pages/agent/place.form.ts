import { WEEKDAYS } from '#core/days.ts'
import { capital } from '#core/text.ts'
import { type FormState, form } from '#forms/form.ts'
import { readSpans, type Span, showSpans } from '../../domain/hours.ts'
import { PLACE_KINDS, type PlaceFacts, type PlaceKind } from '../../domain/place.ts'

const EXAMPLE = 'Par exemple\u00a0: 9\u00a0h – 12\u00a0h, 14\u00a0h – 17\u00a0h\u00a030. Rien si c’est fermé.'
const UNREADABLE =
  'Écrivez ces horaires comme «\u00a09\u00a0h – 12\u00a0h, 14\u00a0h – 17\u00a0h\u00a030\u00a0», dans l’ordre du jour'

const openings = (label: string, hint?: string) => ({ kind: 'text', label, hint, required: false, max: 100 }) as const

type Weekday = (typeof WEEKDAYS)[number]
const week = Object.fromEntries(
  WEEKDAYS.map((name, i) => [name, openings(capital(name), i === 0 ? EXAMPLE : undefined)]),
) as Record<Weekday, ReturnType<typeof openings>>

const fields = {
  nom: { kind: 'text', label: 'Nom', missing: 'Indiquez le nom du lieu' },
  type: {
    kind: 'choice',
    label: 'Type de lieu',
    missing: 'Choisissez le type de lieu',
    look: 'select',
    options: Object.entries(PLACE_KINDS).map(([value, label]) => ({ value, label })),
  },
  adresse: { kind: 'text', label: 'Adresse', missing: 'Indiquez l’adresse' },
  telephone: { kind: 'text', label: 'Téléphone', required: false, max: 30, width: 'medium' },
  courriel: { kind: 'email', label: 'Courriel', required: false },
  accessibilite: {
    kind: 'longtext',
    label: 'Accessibilité',
    hint: 'Entrée de plain-pied, boucle magnétique, place réservée…',
    required: false,
    max: 500,
  },
  plan: { kind: 'text', label: 'Adresse d’une carte', hint: 'Elle commence par https://', required: false, max: 500 },
  ...week,
} as const

export const placeForm = form(fields, (values) => ({
  ...Object.fromEntries(WEEKDAYS.flatMap((name) => (readSpans(values[name] ?? '') ? [] : [[name, UNREADABLE]]))),
  ...(values.plan && !/^https:\/\/\S+$/.test(values.plan) ? { plan: 'Indiquez une adresse qui commence par https://' } : {}),
}))
export type PlaceForm = FormState<typeof fields>
type Values = Extract<ReturnType<typeof placeForm.read>, { ok: true }>['values']

export const factsOf = (values: Values): PlaceFacts => ({
  name: values.nom,
  kind: values.type as PlaceKind,
  address: values.adresse,
  phone: values.telephone,
  email: values.courriel,
  accessibility: values.accessibilite,
  mapUrl: values.plan,
  hours: WEEKDAYS.map((name) => readSpans(values[name] ?? '') ?? []),
})

const shown = (spans: readonly Span[]): string | null => (spans.length === 0 ? null : showSpans(spans))

export const filledWith = (place: PlaceFacts): PlaceForm =>
  placeForm.blank({
    nom: place.name,
    type: place.kind,
    adresse: place.address,
    telephone: place.phone,
    courriel: place.email,
    accessibilite: place.accessibility,
    plan: place.mapUrl,
    ...Object.fromEntries(WEEKDAYS.map((name, i) => [name, shown(place.hours[i] ?? [])])),
  })

const exceptionFields = {
  du: { kind: 'date', label: 'Du', missing: 'Indiquez le premier jour' },
  au: { kind: 'date', label: 'Au', missing: 'Indiquez le dernier jour' },
  raison: { kind: 'text', label: 'Raison', hint: 'Par exemple\u00a0: Toussaint', missing: 'Indiquez la raison', max: 80 },
  horaires: openings('Horaires de ces jours', EXAMPLE),
} as const

export const exceptionForm = form(exceptionFields, ({ du, au, horaires }) => ({
  ...(Temporal.PlainDate.compare(du, au) > 0 ? { au: 'Le dernier jour vient avant le premier' } : {}),
  ...(readSpans(horaires ?? '') ? {} : { horaires: UNREADABLE }),
}))
export type ExceptionForm = FormState<typeof exceptionFields>
