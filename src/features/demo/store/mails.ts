import type { Db } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'

export type DemoMail = {
  readonly id: number
  readonly sentAt: Temporal.Instant
  readonly recipient: string
  readonly subject: string
}

/** The latest mails of the demonstration, newest first. */
export const listMails = async (db: Db, limit: number): Promise<DemoMail[]> => {
  const rows = await db
    .selectFrom('demo_mail')
    .select(['id', 'sent_at', 'recipient', 'subject'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ id: row.id, sentAt: row.sent_at, recipient: row.recipient, subject: row.subject }))
}

export const getMail = async (db: Db, id: number): Promise<DemoMail & { readonly text: string }> => {
  const row = await db.selectFrom('demo_mail').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Absent('no such mail')
  return { id: row.id, sentAt: row.sent_at, recipient: row.recipient, subject: row.subject, text: row.text_part }
}
