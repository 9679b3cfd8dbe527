/** The door of tariffs: what later features may use. */
export { addTariff, type NewTariff } from './actions/add-tariff.ts'
export { type HouseholdPricesWish, type PricesWish, pricesFor, pricesForHouseholds } from './actions/prices-for.ts'
export type { HouseholdPrices, Price, PriceLine, Prices } from './domain/price.ts'
export { type Effect, SITUATIONS, type Situation } from './domain/tariff.ts'
export { type EnrolledChild, enrolledChildren } from './ports.ts'
export { keepPrices, readPrices } from './store/priced.ts'
