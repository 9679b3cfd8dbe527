import type { Db, Tx } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { DocumentType, Retention, Secrecy, Validity } from '../domain/document-type.ts'

const types = (db: Db) => db.selectFrom('document_type').selectAll().orderBy('sort').orderBy('slug')
type Row = Awaited<ReturnType<ReturnType<typeof types>['executeTakeFirstOrThrow']>>

const validityOf = (row: Row): Validity => {
  switch (row.validity) {
    case 'months':
      return { kind: 'months', months: row.validity_months! }
    case 'until':
      return { kind: 'until', until: row.validity_until! }
    default:
      return { kind: row.validity as 'none' | 'school_year' }
  }
}

const retentionOf = (row: Row): Retention =>
  row.retention === 'days' ? { kind: 'days', days: row.retention_days! } : { kind: 'school_year' }

const typeOf = (row: Row): DocumentType => ({
  slug: row.slug,
  name: row.name,
  help: row.help,
  subject: row.subject as DocumentType['subject'],
  validity: validityOf(row),
  isSeveralPages: row.is_several_pages,
  isIndispensable: row.is_indispensable,
  provisionalMonths: row.provisional_months,
  question: row.question,
  isSharedBySiblings: row.is_shared_by_siblings,
  secrecy: row.secrecy as Secrecy,
  retention: retentionOf(row),
  isAsked: row.is_asked,
  sort: row.sort,
  revision: row.revision,
})

/** Every kind of paper, those that are no longer asked included. */
export const listTypes = async (db: Db): Promise<DocumentType[]> => (await types(db).execute()).map(typeOf)

/** @throws Absent */
export const getType = async (db: Db, slug: string): Promise<DocumentType> => {
  const row = await types(db).where('slug', '=', slug).executeTakeFirst()
  if (!row) throw new Absent(`document type ${slug}`)
  return typeOf(row)
}

export type TypeAttributes = Omit<DocumentType, 'slug' | 'revision'>

const columnsOf = (type: TypeAttributes) => ({
  name: type.name,
  help: type.help,
  subject: type.subject,
  validity: type.validity.kind,
  validity_months: type.validity.kind === 'months' ? type.validity.months : null,
  validity_until: type.validity.kind === 'until' ? type.validity.until : null,
  is_several_pages: type.isSeveralPages,
  is_indispensable: type.isIndispensable,
  provisional_months: type.provisionalMonths,
  question: type.question,
  is_shared_by_siblings: type.isSharedBySiblings,
  secrecy: type.secrecy,
  retention: type.retention.kind,
  retention_days: type.retention.kind === 'days' ? type.retention.days : null,
  is_asked: type.isAsked,
  sort: type.sort,
})

/** Adds those that do not exist yet. @returns how many were added */
export const insertTypes = async (tx: Tx, added: readonly (TypeAttributes & { readonly slug: string })[]): Promise<number> => {
  if (added.length === 0) return 0
  const rows = await tx
    .insertInto('document_type')
    .values(added.map((type) => ({ slug: type.slug, ...columnsOf(type) })))
    .onConflict((c) => c.doNothing())
    .returning('slug')
    .execute()
  return rows.length
}

/** @returns false when somebody changed it since that revision */
export const updateType = async (tx: Tx, slug: string, revision: number, type: TypeAttributes): Promise<boolean> =>
  (await tx
    .updateTable('document_type')
    .set({ ...columnsOf(type), revision: revision + 1 })
    .where('slug', '=', slug)
    .where('revision', '=', revision)
    .returning('slug')
    .executeTakeFirst()) !== undefined
