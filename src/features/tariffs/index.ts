/** The door of tariffs: what later features may use. */
export { addTariff, type NewTariff } from './actions/add-tariff.ts'
export { type HouseholdPricesWish, type PricesWish, pricesFor, pricesForHouseholds } from './actions/prices-for.ts'
export type { HouseholdPrices, Price, PriceLine, Prices } from './domain/price.ts'
export type { Effect, Situation } from './domain/tariff.ts'
export { type PricesChanged, pricesChanged } from './facts.ts'
export { tariffPaths } from './paths.ts'
export { type ComingBooking, comingBookings, type EnrolledChild, enrolledChildren } from './ports.ts'
export { keepPrices, readPrices } from './store/priced.ts'
