/** The door of places: what search, the home and the demo may use. */
export { type Hours, type OpenState, openState } from './domain/hours.ts'
export { PLACE_KINDS, type Place, type PlaceFacts } from './domain/place.ts'
export { placesPaths } from './paths.ts'
export { insertPlace, listPlaces } from './store/places.ts'
