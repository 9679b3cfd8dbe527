import { sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Db } from '#platform/db/database.ts'

type Right = { readonly child: number; readonly activity: number; readonly firstDay: Day; readonly lastDay: Day }

/** How many bookings stand, past or coming, that these rights to book allow (answers the port `enrolment.bookings`). */
export const bookingsUnder = async (db: Db, rights: readonly Right[]): Promise<number> => {
  if (rights.length === 0) return 0
  const { n } = await db
    .selectFrom('booking')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('cancelled_at', 'is', null)
    .where((e) =>
      e.or(
        rights.map(({ child, activity, firstDay, lastDay }) =>
          e.and([
            e('child_id', '=', child),
            e('activity_id', '=', activity),
            sql<boolean>`day between ${firstDay} and ${lastDay}`,
          ]),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return n
}
