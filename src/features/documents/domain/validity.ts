import type { Day } from '#core/days.ts'
import type { Validity } from './document-type.ts'

/**
 * DO-6 · The last day on which a paper accepted today serves, by its type's rule; null is without limit. `yearEnd`: last day
 * of the school year that today belongs to.
 */
export const lastDayOf = (validity: Validity, today: Day, yearEnd: Day): Day | null => {
  switch (validity.kind) {
    case 'none':
      return null
    case 'months':
      return today.add({ months: validity.months })
    case 'until':
      return validity.until
    case 'school_year':
      return yearEnd
  }
}
