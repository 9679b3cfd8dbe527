import { ok, type Result, refuse } from '#core/result.ts'
import type { SoundFile } from '#features/documents/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { takeFormKey } from '#platform/db/form-keys.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { hit, type Limit } from '#platform/http/throttle.ts'
import type { Refusal } from '../refusals.ts'
import { getOwnThread, getRepliesPolicy, insertMessage, lockThread } from '../store/threads.ts'
import { joinFiles } from './attachments.ts'

export type CitizenCtx = TownCtx & { readonly actor: Citizen }
export type Reply = {
  readonly thread: number
  readonly body: string
  readonly key: string
  readonly files?: readonly SoundFile[]
}

/** ME-8 · As many answers from one account in an hour; a family in a hurry stays far below. */
export const REPLIES: Limit = { limit: 20, windowSeconds: 3_600 }

/**
 * ME-6 · Answers the town in one's conversation. The same form sent twice answers once.
 * @throws Absent for somebody else's, TooMany
 */
export const replyAsFamily = async (ctx: CitizenCtx, reply: Reply): Promise<Result<null, Refusal>> => {
  await hit(ctx, `replies of account ${ctx.actor.account}`, REPLIES)
  return inTransaction(ctx, async (tx) => {
    await lockThread(tx, reply.thread)
    const thread = await getOwnThread(tx, reply.thread, ctx.actor.person)
    if ((await takeFormKey(tx, { account: ctx.actor.account, key: reply.key })) !== null) return ok(null)
    if (!(await getRepliesPolicy(tx)).isOpen) return refuse('messages.replies-closed')
    if (thread.closedAt !== null) return refuse('messages.thread-closed')
    const message = await insertMessage(tx, {
      thread: thread.id,
      side: 'family',
      account: ctx.actor.account,
      reader: null,
      signedBy: null,
      body: reply.body,
    })
    await joinFiles(tx, message, ctx.actor.account, reply.files ?? [])
    return ok(null)
  })
}
