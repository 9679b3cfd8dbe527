import { type Day, isBefore, sameDay, showDay, showDayInYear, WEEKDAYS } from '#core/days.ts'
import { capital } from '#core/text.ts'
import { SummaryList, TableList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import type { Exception } from '../../domain/hours.ts'
import { type OpenState, showSpans } from '../../domain/hours.ts'
import type { Place } from '../../domain/place.ts'
import { placesPaths } from '../../paths.ts'
import { OpenTag } from './places.page.tsx'

const rangeOf = ({ firstDay, lastDay }: Exception): string =>
  sameDay(firstDay, lastDay) ? capital(showDay(firstDay)) : `Du ${showDayInYear(firstDay)} au ${showDay(lastDay)}`

/** Where it is, when it opens, how to reach it (PL-1, PL-2). */
export const PlacePage = ({ place, state, today }: { place: Place; state: OpenState; today: Day }) => {
  const coming = place.exceptions.filter((exception) => !isBefore(exception.lastDay, today))
  return (
    <Page
      title={place.name}
      back={{ href: placesPaths.list, label: 'Lieux' }}
      about={`${place.name}, ${place.address}\u00a0: horaires, téléphone et accessibilité.`}
    >
      <p>
        <OpenTag state={state} />
      </p>
      <SummaryList
        items={[
          { term: 'Adresse', value: place.address },
          ...(place.phone
            ? [{ term: 'Téléphone', value: <a href={`tel:${place.phone.replaceAll(/\s/g, '')}`}>{place.phone}</a> }]
            : []),
          ...(place.email ? [{ term: 'Courriel', value: <a href={`mailto:${place.email}`}>{place.email}</a> }] : []),
          ...(place.accessibility ? [{ term: 'Accessibilité', value: place.accessibility }] : []),
          ...(place.mapUrl ? [{ term: 'Plan', value: <a href={place.mapUrl}>Voir sur une carte (autre site)</a> }] : []),
        ]}
      />
      <h2>Horaires</h2>
      <TableList
        caption="Horaires de la semaine"
        hideCaption
        columns={[{ head: 'Jour' }, { head: 'Horaires' }]}
        rows={WEEKDAYS.map((name, i) => [capital(name), showSpans(place.hours[i] ?? [])])}
      />
      {coming.length > 0 && (
        <>
          <h2>Horaires exceptionnels</h2>
          <TableList
            caption="Horaires exceptionnels"
            hideCaption
            columns={[{ head: 'Date' }, { head: 'Raison' }, { head: 'Horaires' }]}
            rows={coming.map((exception) => [rangeOf(exception), exception.label, showSpans(exception.opens)])}
          />
        </>
      )}
    </Page>
  )
}
