import { listServices } from '#features/catalogue/index.ts'
import type { Feature } from '#platform/feature.ts'
import { PLACE_KINDS } from './domain/place.ts'
import {
  addPlaceException,
  createPlace,
  editPlace,
  managedPlaces,
  removePlaceException,
  removePlaceRoute,
} from './pages/agent/places.route.ts'
import { place, places, services } from './pages/citizen/places.route.ts'
import { placesPaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { listPlaces } from './store/places.ts'

export const placesFeature: Feature = {
  name: 'places',
  switch: {
    label: 'Lieux et services',
    about: 'Les pages des lieux et des services de la mairie, et leur place dans la recherche.',
  },
  pages: [
    places,
    place,
    services,
    managedPlaces,
    createPlace,
    editPlace,
    addPlaceException,
    removePlaceException,
    removePlaceRoute,
  ],
  flashes: {
    'place-saved': { tone: 'success', text: 'Le lieu est enregistré.' },
    'place-removed': { tone: 'success', text: 'Le lieu est supprimé.' },
  },
  contributes: {
    searchEntries: async ({ db }) => [
      ...(await listServices(db)).map(({ slug, name, phone }) => ({
        kind: 'service' as const,
        title: name,
        url: `${placesPaths.services}#${slug}`,
        about: `Téléphone\u00a0: ${phone}`,
      })),
      ...(await listPlaces(db)).map((listed) => ({
        kind: 'lieu' as const,
        title: listed.name,
        url: placesPaths.one(listed.slug),
        about: listed.address,
        text: `${PLACE_KINDS[listed.kind]} ${listed.accessibility ?? ''}`,
      })),
    ],
    settings: [
      {
        href: placesPaths.managed,
        label: 'Lieux',
        group: 'publication',
        permission: permissions.manage,
        about: 'Mairie, école, cantine\u00a0: adresses, téléphones, horaires et jours exceptionnels.',
      },
    ],
  },
}
