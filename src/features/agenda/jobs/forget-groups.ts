import { inTransaction } from '#platform/db/database.ts'
import { sweep } from '#platform/db/retention.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { GROUPS } from '../retention.ts'
import { deleteGroupsBefore } from '../store/groups.ts'

/** A group booking is of no use once it can no longer be undone, its page apart. */
export const forgetGroups: Schedule = {
  name: 'agenda.forget-groups',
  cron: '25 3 * * *',
  run: (ctx) => inTransaction(ctx, (tx) => sweep(tx, GROUPS, deleteGroupsBefore)),
}
