import { type Day, isAfter, showDay, showDayShort } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Activity } from '#features/catalogue/index.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { agentPaths } from '../../agent-paths.ts'
import type { Attended } from '../../store/lists.ts'

export type AttendanceProps = {
  readonly first: Day
  readonly last: Day
  readonly today: Day
  readonly activities: readonly Activity[]
  readonly rows: readonly Attended[]
}

/** How full each day is: a bar beside its figures. */
export const AttendancePage = ({ first, last, today, activities, rows }: AttendanceProps) => (
  <Page title="Fréquentation" heading={`Fréquentation du ${showDay(first)} au ${showDay(last)}`} nav={agentPaths.lists} wide>
    <nav aria-label="Périodes" class="sans-papier">
      <ul class="agenda-mois" role="list">
        <li>
          <a href={`${agentPaths.attendance}?jour=${first.subtract({ days: 28 })}`}>Quatre semaines avant</a>
        </li>
        <li>
          <a href={`${agentPaths.attendance}?jour=${first.add({ days: 28 })}`}>Quatre semaines après</a>
        </li>
        <li>
          <a href={`${agentPaths.attendanceFile}?jour=${first}`}>Fichier CSV</a>
        </li>
      </ul>
    </nav>
    {activities.map((activity) => {
      const own = rows.filter((row) => row.activity === activity.id && (row.booked > 0 || row.present !== null))
      if (own.length === 0) return <Empty title={`${activity.name}${nbsp}: aucune réservation sur ces quatre semaines.`} />
      return (
        <TableList
          caption={`${activity.serviceName} – ${activity.name}`}
          columns={[
            { head: 'Jour' },
            { head: 'Remplissage' },
            { head: 'Réservés', numeric: true },
            { head: 'Places', numeric: true },
            { head: 'Présents', numeric: true },
          ]}
          rows={own.map((row) => [
            showDayShort(row.day),
            <meter
              class="charge"
              min={0}
              max={Math.max(activity.places, 1)}
              value={Math.min(row.booked, activity.places)}
              aria-label={`${row.booked} réservés sur ${activity.places} places`}
            />,
            String(row.booked),
            String(activity.places),
            row.present !== null ? String(row.present) : isAfter(row.day, today) ? 'À venir' : 'Appel à terminer',
          ])}
        />
      )
    })}
  </Page>
)
