import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { type FileFault, isFileFault } from '#platform/files/faults.ts'
import type { FileKind } from '#platform/files/kinds.ts'
import type { PreparedPage } from '#platform/files/prepare.ts'
import type { ReceivedFile } from '#platform/files/received.ts'
import { addStoredFiles, deleteStoredFiles } from '#platform/files/stored-files.ts'
import type { Stored } from '#platform/files/vault.ts'

export type DocumentState = 'brouillon' | 'envoye' | 'remplace' | 'supprime'
export type DocumentFile = {
  readonly position: number
  readonly name: string
  readonly kind: FileKind
  readonly size: number
  readonly state: 'attente' | 'pret' | 'refuse'
  readonly fault: FileFault | null
  readonly isScanned: boolean
  readonly hasOriginal: boolean
}
/** `page` counts through the whole document, from 1. */
export type DocumentPage = { readonly page: number; readonly position: number; readonly width: number; readonly height: number }

/** What was sent at once, without its bytes. */
export type Document = {
  readonly id: number
  readonly requirement: number | null
  /** Null: somebody without an account. */
  readonly account: number | null
  readonly state: DocumentState
  readonly createdAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly files: readonly DocumentFile[]
  readonly pages: readonly DocumentPage[]
}

/** These documents, with their files and pages, in three queries. */
export const listDocuments = async (db: Db, ids: readonly number[]): Promise<Document[]> => {
  if (ids.length === 0) return []
  const documents = await db
    .selectFrom('document')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  const files = await db
    .selectFrom('document_file')
    .selectAll()
    .where('document_id', 'in', [...ids])
    .orderBy('position')
    .execute()
  const pages = await db
    .selectFrom('document_page')
    .select(['document_id', 'position', 'number', 'width', 'height'])
    .where('document_id', 'in', [...ids])
    .orderBy('position')
    .orderBy('number')
    .execute()
  return documents.map((row) => ({
    id: row.id,
    requirement: row.requirement_id,
    account: row.account_id,
    state: row.state as DocumentState,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    files: files
      .filter((file) => file.document_id === row.id)
      .map((file) => ({
        position: file.position,
        name: file.name,
        kind: file.kind as FileKind,
        size: Number(file.size),
        state: file.state as DocumentFile['state'],
        fault: isFileFault(file.fault) ? file.fault : null,
        isScanned: file.is_scanned,
        hasOriginal: file.original_id !== null,
      })),
    pages: pages
      .filter((page) => page.document_id === row.id)
      .map(({ position, width, height }, i) => ({ page: i + 1, position, width, height })),
  }))
}

const findId = async (db: Db, requirement: number, state: DocumentState, account?: number): Promise<number | null> => {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('requirement_id', '=', requirement)
    .where('state', '=', state)
    .$if(account !== undefined, (q) => q.where('account_id', '=', account!))
    .executeTakeFirst()
  return row?.id ?? null
}

/** What this account is preparing for a paper; nobody else sees it. */
export const findDraft = async (db: Db, requirement: number, account: number): Promise<Document | null> => {
  const id = await findId(db, requirement, 'brouillon', account)
  return id === null ? null : (await listDocuments(db, [id]))[0]!
}

/** What was sent for a paper and still stands. */
export const findSent = async (db: Db, requirement: number): Promise<Document | null> => {
  const id = await findId(db, requirement, 'envoye')
  return id === null ? null : (await listDocuments(db, [id]))[0]!
}

export const addDocument = async (tx: Tx, document: { requirement: number | null; account: number | null }): Promise<number> => {
  const row = await tx
    .insertInto('document')
    .values({
      requirement_id: document.requirement,
      account_id: document.account,
      state: 'brouillon',
      created_at: tx.scope.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Adds files after those that the document has: they wait to be scanned and opened. */
export const addDocumentFiles = async (
  tx: Tx,
  document: number,
  files: readonly Extract<ReceivedFile, { ok: true }>[],
): Promise<void> => {
  if (files.length === 0) return
  await addStoredFiles(
    tx,
    files.map((file) => file.stored),
  )
  const last = await tx
    .selectFrom('document_file')
    .select((e) => e.fn.max('position').as('position'))
    .where('document_id', '=', document)
    .executeTakeFirst()
  const from = last?.position ?? 0
  await tx
    .insertInto('document_file')
    .values(
      files.map((file, i) => ({
        document_id: document,
        position: from + i + 1,
        name: file.name,
        kind: file.kind,
        size: file.size,
        state: 'attente',
        original_id: file.stored.id,
      })),
    )
    .execute()
}

export type WaitingFile = {
  readonly position: number
  readonly kind: FileKind
  readonly original: Pick<Stored, 'id' | 'wrappedKey'>
}

/** The files of a document that were neither scanned nor opened. */
export const listWaitingFiles = async (db: Db, document: number): Promise<WaitingFile[]> => {
  const rows = await db
    .selectFrom('document_file as f')
    .innerJoin('stored_file as s', 's.id', 'f.original_id')
    .select(['f.position', 'f.kind', 's.id', 's.wrapped_key'])
    .where('f.document_id', '=', document)
    .where('f.state', '=', 'attente')
    .orderBy('f.position')
    .execute()
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind as FileKind,
    original: { id: row.id, wrappedKey: row.wrapped_key },
  }))
}

type Place = { readonly document: number; readonly position: number }

/** Waits its turn behind whoever else settles this file. @returns false when it does not wait any more */
const lockWaiting = async (tx: Tx, { document, position }: Place): Promise<boolean> =>
  (await tx
    .selectFrom('document_file')
    .select('position')
    .where('document_id', '=', document)
    .where('position', '=', position)
    .where('state', '=', 'attente')
    .forUpdate()
    .executeTakeFirst()) !== undefined

/** Deletes rows of files that nothing refers to any more. @returns which, for their bytes to be removed afterwards */
const forgetUnused = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const used = await tx
    .selectFrom('document_file')
    .select('original_id as id')
    .where('original_id', 'in', [...ids])
    .union(
      tx
        .selectFrom('document_page')
        .select('file_id as id')
        .where('file_id', 'in', [...ids]),
    )
    .execute()
  const kept = new Set(used.map((row) => row.id))
  const gone = ids.filter((id) => !kept.has(id))
  await deleteStoredFiles(tx, gone)
  return gone
}

/** How many pages the document has already, this file aside. */
export const countPages = async (db: Db, document: number): Promise<number> =>
  (
    await db
      .selectFrom('document_page')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('document_id', '=', document)
      .executeTakeFirstOrThrow()
  ).n

/** Keeps a file's pages. @returns the files to remove from the disk, or null when it was settled or withdrawn meanwhile */
export const keepPages = async (
  tx: Tx,
  place: Place,
  opened: { readonly pages: readonly PreparedPage[]; readonly isScanned: boolean; readonly keepOriginal: boolean },
): Promise<string[] | null> => {
  if (!(await lockWaiting(tx, place))) return null
  await addStoredFiles(
    tx,
    opened.pages.map((page) => page.stored),
  )
  await tx
    .insertInto('document_page')
    .values(
      opened.pages.map((page, i) => ({
        document_id: place.document,
        position: place.position,
        number: i + 1,
        file_id: page.stored.id,
        width: page.width,
        height: page.height,
      })),
    )
    .execute()
  return settle(tx, place, { state: 'pret', fault: null, isScanned: opened.isScanned, keepOriginal: opened.keepOriginal })
}

/** Says why a file is not taken, and lets its bytes go. @returns as `keepPages` */
export const refuseFile = async (tx: Tx, place: Place, fault: FileFault): Promise<string[] | null> =>
  (await lockWaiting(tx, place)) ? settle(tx, place, { state: 'refuse', fault, isScanned: false, keepOriginal: false }) : null

const settle = async (
  tx: Tx,
  { document, position }: Place,
  to: { state: 'pret' | 'refuse'; fault: FileFault | null; isScanned: boolean; keepOriginal: boolean },
): Promise<string[]> => {
  const { original_id } = await tx
    .selectFrom('document_file')
    .select('original_id')
    .where('document_id', '=', document)
    .where('position', '=', position)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('document_file')
    .set({
      state: to.state,
      fault: to.fault,
      is_scanned: to.isScanned,
      ...(to.keepOriginal ? {} : { original_id: null }),
    })
    .where('document_id', '=', document)
    .where('position', '=', position)
    .execute()
  return to.keepOriginal || original_id === null ? [] : forgetUnused(tx, [original_id])
}

const filesOf = async (tx: Tx, documents: readonly number[], position?: number): Promise<string[]> => {
  const originals = await tx
    .selectFrom('document_file')
    .select('original_id as id')
    .where('document_id', 'in', [...documents])
    .$if(position !== undefined, (q) => q.where('position', '=', position!))
    .execute()
  const pages = await tx
    .selectFrom('document_page')
    .select('file_id as id')
    .where('document_id', 'in', [...documents])
    .$if(position !== undefined, (q) => q.where('position', '=', position!))
    .execute()
  return [...originals, ...pages].flatMap((row) => row.id ?? [])
}

/** Takes a file out of a document. @returns the files to remove from the disk */
export const removeFile = async (tx: Tx, document: number, position: number): Promise<string[]> => {
  const ids = await filesOf(tx, [document], position)
  await tx.deleteFrom('document_file').where('document_id', '=', document).where('position', '=', position).execute()
  return forgetUnused(tx, ids)
}

/** Deletes documents whole, those that `only` leaves. @returns the files to remove from the disk */
const deleteAll = async (tx: Tx, documents: readonly number[], only: 'drafts' | 'loose' | null): Promise<string[]> => {
  if (documents.length === 0) return []
  const ids = await filesOf(tx, documents)
  await tx
    .deleteFrom('document')
    .where('id', 'in', [...documents])
    .$if(only === 'drafts', (q) => q.where('state', '=', 'brouillon'))
    .$if(only === 'loose', (q) => q.where('requirement_id', 'is', null))
    .execute()
  return forgetUnused(tx, ids)
}

/** Deletes drafts whole. @returns the files to remove from the disk */
export const deleteDrafts = (tx: Tx, documents: readonly number[]) => deleteAll(tx, documents, 'drafts')

/** Deletes documents that no paper is, whole. @returns the files to remove from the disk */
export const deleteDocuments = (tx: Tx, documents: readonly number[]) => deleteAll(tx, documents, 'loose')

/** Deletes documents whole, whatever they were sent for. @returns the files to remove from the disk */
export const deleteWhole = (tx: Tx, documents: readonly number[]) => deleteAll(tx, documents, null)

/** Deletes the files of documents; that they were sent stays. @returns the files to remove from the disk */
export const deleteFiles = async (tx: Tx, documents: readonly number[]): Promise<string[]> => {
  if (documents.length === 0) return []
  const ids = await filesOf(tx, documents)
  await tx
    .deleteFrom('document_file')
    .where('document_id', 'in', [...documents])
    .execute()
  await tx
    .updateTable('document')
    .set({ state: 'supprime', ended_at: tx.scope.now })
    .where('id', 'in', [...documents])
    .execute()
  return forgetUnused(tx, ids)
}

/** The document is what stands for the paper from now on; the one before is replaced. */
export const sendDocument = async (tx: Tx, document: number, requirement: number | null): Promise<void> => {
  if (requirement !== null)
    await tx
      .updateTable('document')
      .set({ state: 'remplace', ended_at: tx.scope.now })
      .where('requirement_id', '=', requirement)
      .where('state', '=', 'envoye')
      .execute()
  await tx
    .updateTable('document')
    .set({ state: 'envoye', sent_at: tx.scope.now })
    .where('id', '=', document)
    .where('state', '=', 'brouillon')
    .execute()
}

/** The same files, sent for another paper: nothing is written twice on the disk. @returns the new document */
export const copyDocument = async (tx: Tx, from: number, to: { requirement: number; account: number }): Promise<number> => {
  const id = await addDocument(tx, to)
  await tx
    .insertInto('document_file')
    .columns(['document_id', 'position', 'name', 'kind', 'size', 'state', 'fault', 'is_scanned', 'original_id'])
    .expression((e) =>
      e
        .selectFrom('document_file')
        .select((f) => [
          f.val(id).as('document_id'),
          'position',
          'name',
          'kind',
          'size',
          'state',
          'fault',
          'is_scanned',
          'original_id',
        ])
        .where('document_id', '=', from)
        .where('state', '=', 'pret'),
    )
    .execute()
  await tx
    .insertInto('document_page')
    .columns(['document_id', 'position', 'number', 'file_id', 'width', 'height'])
    .expression((e) =>
      e
        .selectFrom('document_page')
        .select((f) => [f.val(id).as('document_id'), 'position', 'number', 'file_id', 'width', 'height'])
        .where('document_id', '=', from),
    )
    .execute()
  return id
}

/** Where the picture of a page is; null when there is no such page. `page` counts through the document. */
export const findPageFile = async (db: Db, document: number, page: number): Promise<Pick<Stored, 'id' | 'wrappedKey'> | null> => {
  const row = await db
    .selectFrom('document_page as p')
    .innerJoin('stored_file as s', 's.id', 'p.file_id')
    .select(['s.id', 's.wrapped_key'])
    .where('p.document_id', '=', document)
    .orderBy('p.position')
    .orderBy('p.number')
    .limit(1)
    .offset(page - 1)
    .executeTakeFirst()
  return row ? { id: row.id, wrappedKey: row.wrapped_key } : null
}

/** The bytes that came, once found sound; null when they were not kept. */
export const findOriginal = async (
  db: Db,
  document: number,
  position: number,
): Promise<{ readonly name: string; readonly file: Pick<Stored, 'id' | 'wrappedKey'> } | null> => {
  const row = await db
    .selectFrom('document_file as f')
    .innerJoin('stored_file as s', 's.id', 'f.original_id')
    .select(['f.name', 's.id', 's.wrapped_key'])
    .where('f.document_id', '=', document)
    .where('f.position', '=', position)
    .where('f.state', '=', 'pret')
    .executeTakeFirst()
  return row ? { name: row.name, file: { id: row.id, wrappedKey: row.wrapped_key } } : null
}

/** Documents with a file that has waited since before then: their job was lost, or the antivirus was away. */
export const listStuck = async (db: Db, before: Temporal.Instant): Promise<number[]> => {
  const rows = await db
    .selectFrom('document_file as f')
    .innerJoin('document as d', 'd.id', 'f.document_id')
    .select('d.id')
    .distinct()
    .where('f.state', '=', 'attente')
    .where('d.created_at', '<', before)
    .limit(200)
    .execute()
  return rows.map((row) => row.id)
}

/** Drafts begun before then and never sent. */
export const listLeftDrafts = async (db: Db, before: Temporal.Instant): Promise<number[]> => {
  const rows = await db
    .selectFrom('document')
    .select('id')
    .where('state', '=', 'brouillon')
    .where('created_at', '<', before)
    .limit(500)
    .execute()
  return rows.map((row) => row.id)
}

/** A file of somebody’s, as it is kept: a PDF as it came, a picture as the page that was made of it. */
export type OwnFile = {
  readonly path: string
  readonly name: string
  /** In place of the name’s own, when it is not in that format any more. */
  readonly ending: string | null
  readonly file: Stored
}

/** What that account sent and is still there, for its owner; and `received`: documents that were sent to them. */
export const listOwnFiles = async (db: Db, account: number, received: readonly number[]): Promise<OwnFile[]> => {
  const theirs = sql<boolean>`(d.account_id = ${account} or d.id = any(${[...received]}::bigint[]))`
  const originals = db
    .selectFrom('document as d')
    .innerJoin('document_file as f', 'f.document_id', 'd.id')
    .innerJoin('stored_file as s', 's.id', 'f.original_id')
    .where(theirs)
    .where('f.state', '=', 'pret')
    .select(['d.id as document', 'f.position', 'f.name', 's.id', 's.wrapped_key', 's.size'])
    .select((e) => e.val<number | null>(null).as('page'))
  const pictures = db
    .selectFrom('document as d')
    .innerJoin('document_file as f', 'f.document_id', 'd.id')
    .innerJoin('document_page as p', (j) => j.onRef('p.document_id', '=', 'f.document_id').onRef('p.position', '=', 'f.position'))
    .innerJoin('stored_file as s', 's.id', 'p.file_id')
    .where(theirs)
    .where('f.original_id', 'is', null)
    .select(['d.id as document', 'f.position', 'f.name', 's.id', 's.wrapped_key', 's.size', 'p.number as page'])
  const rows = [...(await originals.execute()), ...(await pictures.execute())]
  return rows
    .map((row) => ({
      path: `${row.document}-${row.position}${row.page === null ? '' : `-${row.page}`}`,
      name: row.name,
      ending: row.page === null ? null : '.jpg',
      file: { id: row.id, wrappedKey: row.wrapped_key, size: Number(row.size) },
    }))
    .sort((a, b) => a.path.localeCompare(b.path, 'fr', { numeric: true }))
}
