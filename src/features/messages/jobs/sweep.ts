import { parisDay, parisInstant } from '#core/days.ts'
import { deleteAttachments } from '#features/documents/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteSwept } from '#platform/db/retention.ts'
import { vaults } from '#platform/files/vault.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { overBefore } from '../domain/retention.ts'
import { KEPT_DAYS, QUIET_DAYS } from '../domain/visitor.ts'
import { THREADS, UNCONFIRMED, VISITORS } from '../retention.ts'
import { deleteSilent } from '../store/threads.ts'
import { closeQuiet, deleteClosedVisitors, deleteUnconfirmed } from '../store/visitors.ts'

/** ME-18, ME-20, ME-24 · every night: messages that nobody confirmed, conversations that are over. */
export const sweepMessages: Schedule = {
  name: 'messages.sweep',
  cron: '50 2 * * *',
  run: async (ctx) => {
    const ago = (days: number) => ctx.now.subtract({ hours: 24 * days })
    const gone = await inTransaction(ctx, async (tx) => {
      const unconfirmed = await deleteUnconfirmed(tx)
      await closeQuiet(tx, ago(QUIET_DAYS))
      const closed = await deleteClosedVisitors(tx, ago(KEPT_DAYS))
      const silent = await deleteSilent(tx, parisInstant(overBefore(parisDay(ctx.now)), '00:00'))
      await noteSwept(tx, UNCONFIRMED, unconfirmed.count)
      await noteSwept(tx, VISITORS, closed.count)
      await noteSwept(tx, THREADS, silent.count)
      return deleteAttachments(tx, [...unconfirmed.documents, ...closed.documents, ...silent.documents])
    })
    await vaults.get()(ctx.town.slug).remove(gone)
  },
}
