import { type Day, parisDay, readIsoDay, showDayInYear } from '#core/days.ts'

/** The day asked in the address, today otherwise. */
export const askedDay = (typed: string | undefined, now: Temporal.Instant): Day => readIsoDay(typed) ?? parisDay(now)

/** The day before, the day after, today. */
export const DayNav = ({ day, today, urlOf }: { day: Day; today: Day; urlOf: (day: Day) => string }) => {
  const [before, after] = [day.subtract({ days: 1 }), day.add({ days: 1 })]
  return (
    <nav aria-label="Jours" class="sans-papier">
      <ul class="agenda-mois" role="list">
        <li>
          <a href={urlOf(before)}>Jour précédent ({showDayInYear(before)})</a>
        </li>
        <li>
          <a href={urlOf(after)}>Jour suivant ({showDayInYear(after)})</a>
        </li>
        {!day.equals(today) && (
          <li>
            <a href={urlOf(today)}>Aujourd’hui</a>
          </li>
        )}
      </ul>
    </nav>
  )
}
