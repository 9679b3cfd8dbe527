import { Empty, Tag } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import type { OpenState } from '../../domain/hours.ts'
import { PLACE_KINDS, type Place, type PlaceKind } from '../../domain/place.ts'
import { placesPaths } from '../../paths.ts'

export type ListedPlace = { readonly place: Place; readonly state: OpenState }

export const OpenTag = ({ state }: { state: OpenState }) => (
  <Tag tone={state.isOpen ? 'success' : 'neutral'}>{state.sentence}</Tag>
)

/** Places under their kind, each with whether it is open now. */
export const PlacesPage = ({ places }: { places: readonly ListedPlace[] }) => (
  <Page title="Lieux" wide about="Mairie, écoles, restaurant scolaire : adresses, horaires d’ouverture et téléphones.">
    {places.length === 0 && <Empty title="Aucun lieu n’est décrit pour le moment." />}
    <div class="categories">
      {(Object.keys(PLACE_KINDS) as PlaceKind[]).map((kind) => {
        const listed = places.filter(({ place }) => place.kind === kind)
        return (
          listed.length > 0 && (
            <section>
              <h2>{PLACE_KINDS[kind]}</h2>
              <ul class="demarches">
                {listed.map(({ place, state }) => (
                  <li>
                    <a href={placesPaths.one(place.slug)}>{place.name}</a>
                    <p>{place.address}</p>
                    <p>
                      <OpenTag state={state} />
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </div>
  </Page>
)
