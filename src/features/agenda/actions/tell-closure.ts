import { getClosure } from '#features/catalogue/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import type { ClosuresChanged } from '../facts.ts'
import { closureLetter } from '../mails/closure.ts'
import { listToTell, noteTold, type ToldClosed } from '../store/closing.ts'

/** Letters that leave together: a crash between two groups repeats none. */
const GROUP = 100

/**
 * AG-11, AG-12 · Tells families, one letter each, what a closure changed. Run again after a crash, it writes only to those
 * whom it had not told. Reaction to `agenda.closures-changed`.
 */
export const tellClosure = async (ctx: TownCtx, { closures, about }: ClosuresChanged): Promise<void> => {
  const first = closures[0]
  if (first === undefined) return
  const reasons: string[] = []
  for (const id of closures) reasons.push((await getClosure(ctx.db, id)).label)
  const byAccount = [...Map.groupBy(await listToTell(ctx.db, closures, about), (line) => line.account).values()]
  const tell = (group: readonly ToldClosed[][]) =>
    inTransaction(ctx, async (tx) => {
      for (const bookings of group) {
        if (!(await noteTold(tx, first, bookings[0]!.account, about))) continue
        await post(tx, closureLetter({ about, reasons, bookings, town: ctx.town }))
      }
    })
  for (let i = 0; i < byAccount.length; i += GROUP) await tell(byAccount.slice(i, i + GROUP))
}
