import { inTransaction } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { getMessage, keepRead, type Message } from '../store/messages.ts'

/** ME-2 · Opens a message and keeps that it was read, unless the browser only prefetches it. @throws Absent */
export const openMessage = async (ctx: Ctx<Citizen>, id: number): Promise<Message> => {
  const message = await getMessage(ctx.db, id, ctx.actor.person)
  if (message.isRead || ctx.from.prefetch) return message
  await inTransaction(ctx, (tx) => keepRead(tx, id, ctx.actor.person, ctx.now))
  return { ...message, isRead: true }
}
