import type { Day } from '#core/days.ts'
import { port } from '#core/port.ts'
import type { Db } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'

/** Why an account cannot be deleted yet: money owed, money left, something booked, a request under way, a child enrolled with no other guardian. */
export type Tie = 'due' | 'credit' | 'booking' | 'request' | 'guardian'

/** AC-43 · what ties a family to the town hall on that day: answered by the features that know (app/ports.ts). */
export const accountTies =
  port<(db: Db, citizen: Pick<Citizen, 'person' | 'household'>, today: Day) => Promise<readonly Tie[]>>('accounts.ties')
