import { type Attachment, attachFiles, attachmentsOf, type SoundFile } from '#features/documents/index.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import { addAttachment, isAttached, listAttachments } from '../store/attachments.ts'
import { listThreadMessages, type ThreadMessage } from '../store/threads.ts'

/** A message with what is joined to it. */
export type ShownMessage = ThreadMessage & { readonly attachments: readonly Attachment[] }

/** ME-17 · The messages of a conversation, oldest first. Who may read it is checked before. */
export const readMessages = async (db: Db, thread: number): Promise<ShownMessage[]> => {
  const messages = (await listThreadMessages(db, [thread])).get(thread)!
  const joined = await listAttachments(db, thread)
  const documents = new Map(
    (
      await attachmentsOf(
        db,
        joined.map(({ document }) => document),
      )
    ).map((document) => [document.id, document]),
  )
  return messages.map((message) => ({
    ...message,
    attachments: joined.flatMap(({ message: id, document }) => (id === message.id ? documents.get(document)! : [])),
  }))
}

/** ME-17 · Joins files to a message that is being written. */
export const joinFiles = async (tx: Tx, message: number, account: number | null, files: readonly SoundFile[]): Promise<void> => {
  if (files.length > 0) await addAttachment(tx, message, await attachFiles(tx, account, files))
}

/** ME-17 · Who may read the conversation is checked before. @throws Absent when that document is not joined to it */
export const checkAttached = async (db: Db, thread: number, document: number): Promise<void> => {
  if (!(await isAttached(db, thread, document))) throw new Absent(`document ${document} is not joined to thread ${thread}`)
}
