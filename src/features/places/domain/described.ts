import { showDate, WEEKDAYS } from '#core/days.ts'
import type { Described } from '#core/described.ts'
import { capital } from '#core/text.ts'
import { type Exception, showSpans } from './hours.ts'
import { PLACE_KINDS, type PlaceFacts } from './place.ts'

/** What the history of settings tells of a place. */
export const describePlace = (place: PlaceFacts): Described => ({
  Nom: place.name,
  'Type de lieu': PLACE_KINDS[place.kind],
  Adresse: place.address,
  Téléphone: place.phone ?? '',
  Courriel: place.email ?? '',
  Accessibilité: place.accessibility ?? '',
  'Adresse d’une carte': place.mapUrl ?? '',
  ...Object.fromEntries(WEEKDAYS.map((weekday, i) => [capital(weekday), showSpans(place.hours[i] ?? [])])),
})

/** «1er mai 2027», «du 20 au 31 décembre» as «20 décembre 2026 – 31 décembre 2026» */
export const exceptionDays = ({ firstDay, lastDay }: Pick<Exception, 'firstDay' | 'lastDay'>): string =>
  firstDay.equals(lastDay) ? showDate(firstDay) : `${showDate(firstDay)} – ${showDate(lastDay)}`

export const describeException = (exception: Omit<Exception, 'id'>): Described => ({
  Jours: exceptionDays(exception),
  Raison: exception.label,
  Horaires: showSpans(exception.opens),
})
