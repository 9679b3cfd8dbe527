import { emailsOf } from '#features/accounts/index.ts'
import { getService } from '#features/catalogue/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteSwept } from '#platform/db/retention.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { post } from '#platform/mail/mail.ts'
import { dropMoment, toDrop, toWarn } from '../domain/draft-age.ts'
import { draftEnds } from '../mails/draft-ends.ts'
import { DRAFTS } from '../retention.ts'
import { dropOldDrafts, listDraftsToWarn, markWarned } from '../store/drafts.ts'

/** Warned about in one night at most; the others wait for the next. */
const BATCH = 500

/** PR-19 · Tells the authors of old drafts, then deletes those whose time is over. Safe to repeat. */
export const ageDrafts = async (ctx: TownCtx): Promise<void> => {
  const limit = toWarn(ctx.now)
  const old = await listDraftsToWarn(ctx.db, limit, BATCH)
  const emails = await emailsOf(
    ctx.db,
    old.map((draft) => draft.author.person),
  )
  for (const draft of old) {
    await inTransaction(ctx, async (tx) => {
      if (!(await markWarned(tx, draft.number, limit))) return
      const email = emails.get(draft.author.person)
      if (!email) return
      const { name } = await getService(tx, draft.service)
      await post(tx, draftEnds(email, draft, dropMoment(draft.updatedAt, ctx.now), name))
    })
  }
  await inTransaction(ctx, async (tx) => noteSwept(tx, DRAFTS, await dropOldDrafts(tx, toDrop(ctx.now))))
}
