import { isAfter, parisDay } from '#core/days.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { getService, listServices } from '#features/catalogue/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { workingDaysAfter } from '../domain/working-days.ts'
import { acknowledgement } from '../mails/acknowledgement.ts'
import { acknowledgementsDue } from '../mails/to-agents.ts'
import { giveAcknowledgement, listWaitingAcknowledgements } from '../store/deadlines.ts'
import { getSentRequest, lockRequest } from '../store/requests.ts'

/** Working days before the last one on which the service is reminded. */
const NOTICE = 3

/**
 * PR-41 · Every morning: an acknowledgement that can leave by e-mail leaves, and each service reads which ones it must
 * still give on paper. Run twice, it sends nothing twice to families.
 */
export const watchAcknowledgements = async (ctx: TownCtx): Promise<void> => {
  for (const { number } of await listWaitingAcknowledgements(ctx.db)) {
    await inTransaction(ctx, async (tx) => {
      await lockRequest(tx, number)
      const { author, definition, submittedAt, service } = await getSentRequest(tx, number)
      const email = (await emailsOf(tx, [author.person])).get(author.person)
      if (!email || !(await giveAcknowledgement(tx, number, 'courriel', null))) return
      const about = { email, name: author.name, number, definition, submittedAt: submittedAt! }
      await post(tx, acknowledgement({ ...about, service: await getService(tx, service) }))
    })
  }
  const soon = workingDaysAfter(parisDay(ctx.now), NOTICE)
  const due = (await listWaitingAcknowledgements(ctx.db)).filter(({ dueOn }) => !isAfter(dueOn, soon))
  const services = await listServices(ctx.db)
  for (const [id, waiting] of Map.groupBy(due, ({ service }) => service)) {
    const service = services.find((s) => s.id === id)!
    await inTransaction(ctx, (tx) => post(tx, acknowledgementsDue(service.email, service.name, waiting)))
  }
}
