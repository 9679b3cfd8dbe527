import { port } from '#core/port.ts'
import type { Db } from '#platform/db/database.ts'
import type { ActivityEnrolment } from './store/enrolments.ts'

/** How many bookings stand that these rights to book allow, asked from the later feature that books (app/ports.ts). */
export const bookingsUnder = port<(db: Db, enrolments: readonly ActivityEnrolment[]) => Promise<number>>('enrolment.bookings')
