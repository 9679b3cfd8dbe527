import { sql } from 'kysely'
import { plural } from '#core/text.ts'
import type { Counter } from '#platform/db/counter.ts'
import { paths } from './paths.ts'

export const UNREAD = 'messages.unread'

/** ME-4 · Messages that somebody has not opened yet, beside «Échanges» on every page. */
export const unreadMessages: Counter = {
  name: UNREAD,
  nav: paths.messages,
  of: (person) => sql<number>`(select count(*) from thread_message m where m.reader_id = ${person} and m.read_at is null)`,
  label: (n) => plural(n, 'message non lu', 'messages non lus'),
}
