import { fact } from '#platform/jobs/facts.ts'

/** `household` and `activity`: null for all of them. `from`: first day of service whose price may be another. */
export type PricesChanged = {
  readonly household: number | null
  readonly activity: number | null
  readonly from: string
  readonly actor: number
}

/** A tariff was published, or a household's quotient or residence is another: bookings to come may cost something else. */
export const pricesChanged = fact<PricesChanged>('tariffs.prices-changed')
