import { parisDay } from '#core/days.ts'
import { getPerson } from '#features/family/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { type Letter, post } from '#platform/mail/mail.ts'
import type { ChangedByAgent } from '../facts.ts'
import { changedByAgentLetter } from '../mails/changed-by-agent.ts'
import { readReason } from '../store/bookings.ts'
import { listReaders, listTold } from '../store/changed.ts'

/** No account: the agent who changed the agenda is not written to. */
const NOBODY = 0

/** AG-16 · Tells every guardian to whom the town hall writes. Reaction to `agenda.changed-by-agent`. */
export const tellChangedByAgent = async (ctx: TownCtx, change: ChangedByAgent): Promise<void> => {
  const [added, cancelled] = [await listTold(ctx.db, change.added), await listTold(ctx.db, change.cancelled)]
  const first = added[0] ?? cancelled[0]
  if (!first) return
  const why = await readReason(ctx.db, first.id)
  const child = { id: change.child, firstName: (await getPerson(ctx.db, change.child)).firstName }
  const letters: Letter[] = []
  for (const to of await listReaders(ctx.db, [change.child], NOBODY)) {
    const { balanceCents } = await balanceOf(ctx.db, to.household, parisDay(ctx.now))
    letters.push(changedByAgentLetter({ to, child, added, cancelled, why, balanceCents, town: ctx.town }))
  }
  await inTransaction(ctx, async (tx) => {
    for (const letter of letters) await post(tx, letter)
  })
}
