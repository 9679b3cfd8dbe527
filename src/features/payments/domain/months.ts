type Month = { readonly year: number; readonly month: number }
type Summed = Month & { readonly movements: number; readonly cents: number }

/** What the statement was asked: nothing, a year, or a year down to a month. */
export type MonthsAsked = { readonly year: number | null; readonly oldest: number | null }

const isBeforeMonth = (a: Month, b: Month): boolean => a.year < b.year || (a.year === b.year && a.month < b.month)
const isSameMonth = (a: Month, b: Month): boolean => a.year === b.year && a.month === b.month
const previous = ({ year, month }: Month): Month => (month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 })

/** A year of bookings made at once must not fill the page. */
const ROWS_AT_FIRST = 20

export type MonthsShown<M> = {
  readonly shown: readonly M[]
  /** The month asked for when it has no movement: it is shown as such, below the others. */
  readonly empty: Month | null
  /** Where «Afficher le mois précédent» goes; null when there is nothing before. */
  readonly earlier: Month | null
  /** Sum of what is before the oldest month shown. */
  readonly openingCents: number
}

/**
 * PA-8 · The statement opens on what is to come and the current month, whatever the year, twenty rows or so; or on the newest
 * month that has movements. A year opens on its newest month. «Afficher le mois précédent» adds the one before that has some.
 * @param months newest first, those that have movements; the last may stand for all that came before
 */
export const monthsToShow = <M extends Summed>(months: readonly M[], asked: MonthsAsked, today: Month): MonthsShown<M> => {
  const mine = asked.year === null ? months : months.filter((m) => m.year === asked.year)
  let shown: readonly M[] = mine.slice(0, 1)
  if (asked.year !== null && asked.oldest !== null) {
    const wanted = mine.filter((m) => m.month >= asked.oldest!)
    shown = wanted.length > 0 ? wanted : shown
  } else if (asked.year === null) {
    let rows = 0
    const coming = mine.filter((m, i) => {
      const fits = i === 0 || (rows < ROWS_AT_FIRST && !isBeforeMonth(m, today))
      rows += m.movements
      return fits
    })
    shown = coming
  }
  const oldest = shown.at(-1)
  const before = oldest ? months.filter((m) => isBeforeMonth(m, oldest)) : []
  const inYear = before.find((m) => asked.year === null || m.year === asked.year)
  const nothingYet = asked.year === null && oldest ? previous(oldest) : null
  const wished = asked.year !== null && asked.oldest !== null ? { year: asked.year, month: asked.oldest } : null
  const empty = wished && oldest && isBeforeMonth(wished, oldest) && !before.some((m) => isSameMonth(m, wished)) ? wished : null
  return { shown, empty, earlier: inYear ?? nothingYet, openingCents: before.reduce((sum, m) => sum + m.cents, 0) }
}
