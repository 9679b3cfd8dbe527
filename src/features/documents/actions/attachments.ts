import type { Db, Tx } from '#platform/db/database.ts'
import type { ReceivedFile } from '#platform/files/received.ts'
import { prepareDocument } from '../jobs/prepare-document.ts'
import { addDocument, addDocumentFiles, type Document, deleteDocuments, listDocuments, sendDocument } from '../store/documents.ts'

/** What is joined to a message: its files may still be in quarantine, or be refused. */
export type Attachment = Document

/** A file that was received and may be kept. */
export type SoundFile = Extract<ReceivedFile, { ok: true }>

/**
 * DO-16 · Keeps what somebody joins to a message, as sent: it is scanned and opened like any document. Call it in the
 * transaction that writes the message; `account`: null without one. @returns the document's number, for `attachmentsOf`,
 * `pagePicture` and `originalFile`
 */
export const attachFiles = async (tx: Tx, account: number | null, files: readonly SoundFile[]): Promise<number> => {
  const document = await addDocument(tx, { requirement: null, account })
  await addDocumentFiles(tx, document, files)
  await sendDocument(tx, document, null)
  await prepareDocument.later(tx, { document })
  return document
}

/** Documents by number, with the state of each file. Whoever calls checks whose messages they are joined to. */
export const attachmentsOf = (db: Db, documents: readonly number[]): Promise<Attachment[]> => listDocuments(db, documents)

/** Deletes what was joined to messages that are deleted. @returns the files to remove from the disk once it is committed */
export const deleteAttachments = (tx: Tx, documents: readonly number[]): Promise<string[]> => deleteDocuments(tx, documents)
