import { parisDay, showDate } from '#core/days.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { PLACE_KINDS, type Place } from '../../domain/place.ts'
import { placesPaths } from '../../paths.ts'

/** PL-4 · what the town has described, and since when nobody looked at it. */
export const ManagedPlacesPage = ({ places, settings }: { places: readonly Place[]; settings: string }) => (
  <Page title="Lieux de la commune" nav={settings} back={{ href: settings, label: 'Paramètres' }} wide>
    <Actions>
      <LinkButton href={placesPaths.create} tone="primary">
        Ajouter un lieu
      </LinkButton>
    </Actions>
    {places.length === 0 ? (
      <Empty title="Aucun lieu pour le moment." />
    ) : (
      <TableList
        caption="Lieux"
        hideCaption
        columns={[{ head: 'Lieu' }, { head: 'Type' }, { head: 'Adresse' }, { head: 'Vérifié le' }]}
        rows={places.map((place) => [
          <a href={placesPaths.edit(place.id)}>{place.name}</a>,
          PLACE_KINDS[place.kind],
          place.address,
          showDate(parisDay(place.updatedAt)),
        ])}
      />
    )}
  </Page>
)
