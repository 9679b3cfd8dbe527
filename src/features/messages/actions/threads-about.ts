import type { Db } from '#platform/db/database.ts'
import { listThreadMessages, listThreadsAbout, type Thread, type ThreadMessage } from '../store/threads.ts'

export type AboutThread = Thread & { readonly messages: readonly ThreadMessage[] }

/** The conversations about a request with their messages, oldest first. For agents: who may read the request is checked before. */
export const threadsAbout = async (db: Db, request: number): Promise<AboutThread[]> => {
  const threads = await listThreadsAbout(db, request)
  const messages = await listThreadMessages(
    db,
    threads.map(({ id }) => id),
  )
  return threads.map((thread) => ({ ...thread, messages: messages.get(thread.id)! }))
}

/** What the town last wrote in a conversation, as a line of a list. */
export type Message = {
  /** Of the conversation. */
  readonly id: number
  readonly request: number | null
  readonly service: number
  readonly subject: string
  readonly body: string
  readonly sentAt: Temporal.Instant
  readonly isRead: boolean
}

/** The messages about one of somebody's requests, one per conversation, oldest first. */
export const listMessagesAbout = async (db: Db, person: number, request: number): Promise<Message[]> => {
  const threads = await listThreadsAbout(db, request, person)
  const messages = await listThreadMessages(
    db,
    threads.map(({ id }) => id),
  )
  return threads.flatMap((thread) => {
    const all = messages.get(thread.id)!
    const last = all.at(-1)
    if (!last) return []
    return [
      {
        id: thread.id,
        request: thread.request,
        service: thread.service,
        subject: thread.subject,
        body: last.body,
        sentAt: last.sentAt,
        isRead: all.every((message) => message.side === 'family' || message.readAt !== null),
      },
    ]
  })
}
