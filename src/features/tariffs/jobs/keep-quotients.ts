import { parisDay } from '#core/days.ts'
import { emailsOf } from '#features/accounts/index.ts'
import { deleteAttachments } from '#features/documents/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteSwept, sweep } from '#platform/db/retention.ts'
import { vaults } from '#platform/files/vault.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { post } from '#platform/mail/mail.ts'
import { PROOF_DAYS } from '../domain/proof.ts'
import { quotientEndsLetter } from '../mails/quotient-ends.ts'
import { LUNCHES, PROOFS } from '../retention.ts'
import { deleteLunchesEndedBy } from '../store/lunches.ts'
import { type ListedQuotient, listOldProofs, listToWarn, markWarned, setProof } from '../store/quotients.ts'

const WARNED_DAYS = 30

const warn = (ctx: TownCtx, quotient: ListedQuotient): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    if (!(await markWarned(tx, quotient.id))) return
    const to = (await emailsOf(tx, [quotient.person])).get(quotient.person)
    if (to) await post(tx, quotientEndsLetter({ town: ctx.town, to, name: quotient, until: quotient.until }))
  })

/** TA-14 · Says once that a quotient ends within 30 days, when a price depends on it and no other is declared. */
export const warnOfEnds = async (ctx: TownCtx): Promise<void> => {
  const today = parisDay(ctx.now)
  for (const quotient of await listToWarn(ctx.db, today, today.add({ days: WARNED_DAYS }))) await warn(ctx, quotient)
}

/** TA-13 · Deletes proofs 30 days after they were refused, replaced, or stopped counting. */
export const forgetProofs = async (ctx: TownCtx): Promise<void> => {
  const day = parisDay(ctx.now).subtract({ days: PROOF_DAYS })
  const old = await listOldProofs(ctx.db, ctx.now.subtract({ hours: 24 * PROOF_DAYS }), day)
  const gone = await inTransaction(ctx, async (tx) => {
    for (const { id } of old) await setProof(tx, id, null)
    await noteSwept(tx, PROOFS, old.length)
    return deleteAttachments(
      tx,
      old.map(({ document }) => document),
    )
  })
  await vaults.get()(ctx.town.slug).remove(gone)
}

/** TA-16 · Deletes, three months after its last day, that a child brought the meal from home: it tells of their health. */
export const forgetLunches = (ctx: TownCtx): Promise<void> =>
  inTransaction(ctx, (tx) => sweep(tx, LUNCHES, (_, before) => deleteLunchesEndedBy(tx, parisDay(before))))

export const schedules: readonly Schedule[] = [
  { name: 'tariffs.warn-of-ends', cron: '40 6 * * *', run: warnOfEnds },
  { name: 'tariffs.forget-proofs', cron: '30 3 * * *', run: forgetProofs },
  { name: 'tariffs.forget-lunches', cron: '32 3 * * *', run: forgetLunches },
]
