import { inTransaction } from '#platform/db/database.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { deleteGroupsBefore } from '../store/groups.ts'

/** A group booking is of no use once it can no longer be undone, its page apart. */
const KEPT = { hours: 7 * 24 }

export const forgetGroups: Schedule = {
  name: 'agenda.forget-groups',
  cron: '25 3 * * *',
  run: (ctx) => inTransaction(ctx, (tx) => deleteGroupsBefore(tx, ctx.now.subtract(KEPT))),
}
