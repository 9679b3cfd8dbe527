import type { TownCtx } from '#platform/http/ctx.ts'
import { sendMail } from '#platform/mail/mail.ts'
import type { MoneyTown } from './money.ts'

/** Sends the letters that wait, into the demo's mailbox, for tests without a whole site. */
export const sendMailJob = async (town: MoneyTown, ctx: TownCtx): Promise<void> => {
  town.jobs.define(
    { jobs: { [sendMail.name]: sendMail.run as never }, reactions: {}, schedules: [] },
    async () => ({ ...ctx, mode: 'demo' }),
    ['isques'],
  )
  await town.jobs.runAll()
}
