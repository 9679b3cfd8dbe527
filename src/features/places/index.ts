/** The door of places: what search, the home and the demo may use. */
export type { Hours, OpenState } from './domain/hours.ts'
export type { Place, PlaceFacts } from './domain/place.ts'
export { placesPaths } from './paths.ts'
export { insertPlace } from './store/places.ts'
