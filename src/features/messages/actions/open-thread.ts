import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { UNREAD } from '../counters.ts'
import { getOwnThread, isThread, keepRead, type Thread } from '../store/threads.ts'
import { checkAttached, readMessages, type ShownMessage } from './attachments.ts'

export type OpenThread = { readonly thread: Thread; readonly messages: readonly ShownMessage[] }

/** ME-1 · One's conversation; an attempt at somebody else's is traced. @throws Absent */
const own = async (ctx: Ctx<Citizen>, id: number): Promise<Thread> => {
  try {
    return await getOwnThread(ctx.db, id, ctx.actor.person)
  } catch (error) {
    if (error instanceof Absent && (await isThread(ctx.db, id)))
      await inTransaction(ctx, (tx) =>
        trace(tx, { account: ctx.actor.account, action: 'messages.denied', subject: `conversation/${id}` }),
      )
    throw error
  }
}

/**
 * ME-2 · Opens one's conversation and keeps that its messages were read, unless the browser only prefetches it. What the
 * town just wrote is given as it was before: unread the first time. @throws Absent
 */
export const openThread = async (ctx: Ctx<Citizen>, id: number): Promise<OpenThread> => {
  const thread = await own(ctx, id)
  const messages = await readMessages(ctx.db, id)
  const isNew = messages.some((message) => message.side === 'town' && message.readAt === null)
  if (isNew && !ctx.from.prefetch) {
    const read = await inTransaction(ctx, (tx) => keepRead(tx, id, 'family'))
    ctx.waiting?.settle(UNREAD, read)
  }
  return { thread, messages }
}

/** ME-1, ME-17 · Before what is joined to one's conversation is shown. @throws Absent */
export const openOwnAttachment = async (ctx: Ctx<Citizen>, id: number, document: number): Promise<void> => {
  const thread = await own(ctx, id)
  await checkAttached(ctx.db, thread.id, document)
}
