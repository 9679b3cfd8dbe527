import type { Feature } from '#platform/feature.ts'
import {
  addPlaceException,
  createPlace,
  editPlace,
  managedPlaces,
  removePlaceException,
  removePlaceRoute,
} from './pages/agent/places.route.ts'
import { place, places } from './pages/citizen/places.route.ts'
import { placesPaths } from './paths.ts'
import { permissions } from './permissions.ts'

export const placesFeature: Feature = {
  name: 'places',
  pages: [places, place, managedPlaces, createPlace, editPlace, addPlaceException, removePlaceException, removePlaceRoute],
  flashes: {
    'place-saved': { tone: 'success', text: 'Le lieu est enregistré.' },
    'place-removed': { tone: 'success', text: 'Le lieu est supprimé.' },
  },
  contributes: {
    settings: [
      {
        href: placesPaths.managed,
        label: 'Lieux',
        permission: permissions.manage,
        about: 'Mairie, école, cantine\u00a0: adresses, téléphones, horaires et jours exceptionnels.',
      },
    ],
  },
}
