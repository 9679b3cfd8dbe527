import { parisDay } from '#core/days.ts'
import { getPerson, guardiansToWrite } from '#features/family/index.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import type { DaysChanged } from '../facts.ts'
import { daysChangedLetter } from '../mails/days-changed.ts'
import { listReaders, listTold, type Reader } from '../store/changed.ts'

/**
 * AG-8 · Writes to whoever changed the agenda what was saved, and to the child's other household when it is credited for a
 * place that it had paid. Reaction to `agenda.days-changed`.
 */
export const tellDaysChanged = async (ctx: TownCtx, change: DaysChanged): Promise<void> => {
  const [added, cancelled] = [await listTold(ctx.db, change.added), await listTold(ctx.db, change.cancelled)]
  const child = { id: change.child, firstName: (await getPerson(ctx.db, change.child)).firstName }
  const guardians = (await guardiansToWrite(ctx.db, change.child)).map((guardian) => guardian.person)
  const known = await listReaders(ctx.db, guardians, change.actor)
  const actor = known.find((reader) => reader.account === change.actor)
  const isCredited = (reader: Reader) =>
    reader.household !== actor?.household && cancelled.some((booking) => booking.household === reader.household)
  const readers = known.filter((reader) => reader === actor || (guardians.includes(reader.person) && isCredited(reader)))
  const letters = await Promise.all(
    readers.map(async (to) => {
      const own = to === actor
      const { balanceCents } = await balanceOf(ctx.db, to.household, parisDay(ctx.now))
      const theirs = own
        ? { added, cancelled }
        : { added: [], cancelled: cancelled.filter((booking) => booking.household === to.household) }
      return daysChangedLetter({ to, child, ...theirs, balanceCents, own, townName: ctx.town.name })
    }),
  )
  await inTransaction(ctx, async (tx) => {
    for (const letter of letters) await post(tx, letter)
  })
}
