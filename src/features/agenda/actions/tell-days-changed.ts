import { parisDay } from '#core/days.ts'
import { balanceOf } from '#features/ledger/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import type { DaysChanged } from '../facts.ts'
import { creditedLetter, daysChangedLetter } from '../mails/days-changed.ts'
import { listReaders, listTold, type ToldBooking } from '../store/changed.ts'

/**
 * AG-8 · Writes to whoever changed the agenda what was saved, and to a child's other household when it is credited for a
 * place that it had paid. Reaction to `agenda.days-changed`.
 */
export const tellDaysChanged = async (ctx: TownCtx, change: DaysChanged): Promise<void> => {
  const [added, cancelled] = [await listTold(ctx.db, change.added), await listTold(ctx.db, change.cancelled)]
  const children = [...new Set([...added, ...cancelled].map((booking) => booking.child))]
  const readers = await listReaders(ctx.db, children, change.actor)
  const actor = readers.find((reader) => reader.account === change.actor)
  const letters = await Promise.all(
    readers.map(async (to) => {
      const own = to === actor
      const credited = ({ child, household }: ToldBooking) =>
        household === to.household && household !== actor?.household && to.children.includes(child)
      const theirs = own ? cancelled : cancelled.filter(credited)
      if (theirs.length === 0 && !(own && added.length > 0)) return []
      const { balanceCents } = await balanceOf(ctx.db, to.household, parisDay(ctx.now))
      const told = { to, cancelled: theirs, balanceCents, town: ctx.town }
      return [own ? daysChangedLetter({ ...told, added }) : creditedLetter(told)]
    }),
  )
  await inTransaction(ctx, async (tx) => {
    for (const letter of letters.flat()) await post(tx, letter)
  })
}
