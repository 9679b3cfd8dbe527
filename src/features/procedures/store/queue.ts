import { type Expression, type SqlBool, sql } from 'kysely'
import type { Day } from '#core/days.ts'
import type { Named } from '#core/names.ts'
import { plain } from '#core/text.ts'
import type { Db } from '#platform/db/database.ts'
import { literal } from '#platform/db/like.ts'
import type { Definition } from '../domain/definition.ts'
import { type Cursor, OURS, QUEUE_VIEWS, type QueueQuery, type QueueView, type Sort } from '../domain/queue.ts'
import type { Status } from '../domain/status.ts'

/** Whose queue, and how far they see. `services`: null when all of them. */
export type Reader = { readonly agent: number; readonly services: readonly number[] | null; readonly today: Day }

export type QueueRow = {
  readonly number: number
  readonly title: string
  readonly outcome: Definition['outcome']
  readonly author: Named
  readonly child: Named | null
  readonly service: number
  readonly submittedAt: Temporal.Instant
  readonly dueOn: Day | null
  readonly status: Status
  /** Who holds it, or who is to; `isTaken` tells which. */
  readonly follower: { readonly account: number; readonly name: string; readonly isTaken: boolean } | null
}

/** Counts stop there: beyond, nobody reads the exact figure, and counting would cost more than the page. */
export const COUNT_MAX = 300
/** More persons than that answer to a name: it must be made more precise. */
const PERSONS_MAX = 500

/** Persons whose names have a word that begins with each word typed. Null: the search is no name. */
const findPersons = async (db: Db, words: readonly string[]): Promise<number[]> => {
  const key = sql<string>`name_key(' ' || first_name || ' ' || birth_name || ' ' || coalesce(usual_name, ''))`
  let query = db.selectFrom('person').select('id').limit(PERSONS_MAX)
  for (const word of words) query = query.where(sql<boolean>`${key} like ${`% ${literal(word)}%`}`)
  return (await query.execute()).map(({ id }) => id)
}

type Found = { readonly number: number } | { readonly persons: readonly number[] } | null

/** What a search means: a number («109», «n° 109»), or names. */
const readSearch = async (db: Db, search: string): Promise<Found> => {
  const number = /^(?:n\s*°?\s*)?([1-9]\d{0,11})$/iu.exec(search)?.[1]
  if (number) return { number: Number(number) }
  const words = plain(search)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (words.length > 0) return { persons: await findPersons(db, words) }
  // Signs alone name nobody.
  return search === '' ? null : { persons: [] }
}

type Scope = { readonly query: QueueQuery; readonly reader: Reader; readonly found: Found }
const SORT_COLUMNS = { recue: 'r.submitted_at', echeance: 'r.due_on', numero: 'r.number' } as const

/** Everything that the address asks for, except the view. */
const where = (db: Db, { query, reader, found }: Scope, view: QueueView) => {
  let q = db.selectFrom('request as r').where('r.submitted_at', 'is not', null)
  const chosen = query.status && view.statuses.includes(query.status) ? [query.status] : view.statuses
  // What is decided is never late: said here, or every decided request would be read to find none.
  const statuses = query.isLate ? chosen.filter((status) => OURS.includes(status)) : chosen
  if (statuses.length === 0) return q.where(sql<SqlBool>`false`)
  // «Toutes» needs no list: everything that was sent has one of these statuses.
  if (statuses.length < 6) q = q.where('r.status', 'in', [...statuses])
  const mine = (column: 'r.taken_by' | 'r.assigned_to') => sql<SqlBool>`${sql.ref(column)} = ${reader.agent}`
  const followed: Expression<SqlBool> = sql<SqlBool>`(${mine('r.taken_by')} or ${mine('r.assigned_to')})`
  if (view.mine || query.follower === 'moi') q = q.where(followed)
  if (query.follower === 'personne') q = q.where('r.taken_by', 'is', null).where('r.assigned_to', 'is', null)
  if (query.procedure !== null) q = q.where('r.procedure_slug', '=', query.procedure)
  if (query.service !== null) q = q.where('r.service_id', '=', query.service)
  if (reader.services !== null) q = q.where('r.service_id', 'in', [...reader.services])
  if (query.isLate) q = q.where('r.due_on', '<', reader.today)
  if (query.isUnacknowledged)
    q = q.where((e) =>
      e('r.number', 'in', e.selectFrom('request_acknowledgement').select('request_number').where('given_at', 'is', null)),
    )
  if (found && 'number' in found) q = q.where('r.number', '=', found.number)
  if (found && 'persons' in found) {
    const { persons } = found
    q =
      persons.length === 0
        ? q.where(sql<SqlBool>`false`)
        : q.where((e) => e.or([e('r.author_id', 'in', [...persons]), e('r.child_id', 'in', [...persons])]))
  }
  return q
}

const ordered = (scope: Scope, cursor: Cursor | null, db: Db) => {
  const { by, isDescending } = scope.query.sort
  const isBackward = cursor?.way === 'avant'
  const way = isDescending !== isBackward ? 'desc' : 'asc'
  const column = sql.ref(SORT_COLUMNS[by])
  let q = where(db, scope, scope.query.view)
  if (cursor) {
    const than = sql.raw(way === 'asc' ? '>' : '<')
    q = q.where(sql<SqlBool>`(${column}, r.number) ${than} (${cursor.key}::${sql.raw(SORT_TYPES[by])}, ${cursor.number}::bigint)`)
  }
  return by === 'numero' ? q.orderBy('r.number', way) : q.orderBy(SORT_COLUMNS[by], way).orderBy('r.number', way)
}
const SORT_TYPES: Record<Sort['by'], string> = { recue: 'timestamptz', echeance: 'date', numero: 'bigint' }

const titled = (db: Db, scope: Scope, cursor: Cursor | null) =>
  ordered(scope, cursor, db)
    .innerJoin('procedure_version as v', 'v.id', 'r.version_id')
    .innerJoin('person as author', 'author.id', 'r.author_id')
    .leftJoin('person as child', 'child.id', 'r.child_id')
    .leftJoin('agent as taker', 'taker.account_id', 'r.taken_by')
    .leftJoin('agent as chosen', 'chosen.account_id', 'r.assigned_to')
    .select([
      'r.number',
      'r.service_id as service',
      'r.submitted_at',
      'r.due_on as dueOn',
      'r.status',
      'r.taken_by',
      'r.assigned_to',
      'author.first_name as author_first',
      'author.birth_name as author_birth',
      'author.usual_name as author_usual',
      'child.first_name as child_first',
      'child.birth_name as child_birth',
      'child.usual_name as child_usual',
      sql<string>`v.definition ->> 'title'`.as('title'),
      sql<Definition['outcome']>`v.definition ->> 'outcome'`.as('outcome'),
      sql<string | null>`coalesce(taker.first_name || ' ' || taker.last_name, chosen.first_name || ' ' || chosen.last_name)`.as(
        'follower',
      ),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof titled>['execute']>>[number]

const asRow = (row: Row): QueueRow => ({
  number: row.number,
  title: row.title,
  outcome: row.outcome,
  author: { firstName: row.author_first, birthName: row.author_birth, usualName: row.author_usual },
  child:
    row.child_first === null ? null : { firstName: row.child_first, birthName: row.child_birth!, usualName: row.child_usual },
  service: row.service,
  submittedAt: row.submitted_at!,
  dueOn: row.dueOn,
  status: row.status as Status,
  follower:
    row.follower === null
      ? null
      : { account: (row.taken_by ?? row.assigned_to)!, name: row.follower, isTaken: row.taken_by !== null },
})

/** Where that row stands in this order. */
const cursorAt = (row: QueueRow, { by }: Sort, way: Cursor['way']): Cursor => ({
  key: { recue: row.submittedAt.toString(), echeance: String(row.dueOn), numero: String(row.number) }[by],
  number: row.number,
  way,
})

export type QueuePage = {
  readonly rows: readonly QueueRow[]
  readonly previous: Cursor | null
  readonly next: Cursor | null
}

/** PR-45 · A page of the queue from its cursor on; what it costs does not depend on how many requests there are. */
export const readQueuePage = async (db: Db, query: QueueQuery, reader: Reader, limit: number): Promise<QueuePage> => {
  const scope = { query, reader, found: await readSearch(db, query.search) }
  const { cursor, sort } = query
  const found = (
    await titled(db, scope, cursor)
      .limit(limit + 1)
      .execute()
  ).map(asRow)
  const hasMore = found.length > limit
  const rows = found.slice(0, limit)
  const isBackward = cursor?.way === 'avant'
  if (isBackward) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    previous: first && (isBackward ? hasMore : cursor !== null) ? cursorAt(first, sort, 'avant') : null,
    next: last && (isBackward || hasMore) ? cursorAt(last, sort, 'apres') : null,
  }
}

/** The numbers before and after that request in the list that the address asks for; it may itself have left the list. */
export const readNeighbours = async (
  db: Db,
  query: QueueQuery,
  reader: Reader,
  at: { readonly number: number; readonly submittedAt: Temporal.Instant; readonly dueOn: Day | null },
): Promise<{ previous: number | null; next: number | null }> => {
  const scope = { query, reader, found: await readSearch(db, query.search) }
  const key = { recue: at.submittedAt.toString(), echeance: String(at.dueOn), numero: String(at.number) }[query.sort.by]
  const one = async (way: Cursor['way']) =>
    (await ordered(scope, { key, number: at.number, way }, db).select('r.number').limit(1).executeTakeFirst())?.number ?? null
  return { previous: await one('avant'), next: await one('apres') }
}

/** How many requests each view holds under these filters, and how many of the shown view are late; COUNT_MAX means «or more». */
export const countQueue = async (
  db: Db,
  query: QueueQuery,
  reader: Reader,
): Promise<{ byView: ReadonlyMap<string, number>; late: number }> => {
  const scope = { query, reader, found: await readSearch(db, query.search) }
  const upTo = (view: QueueView, asked: QueueQuery) =>
    db
      .selectFrom(
        where(db, { ...scope, query: asked }, view)
          .select(sql<number>`1`.as('one'))
          .limit(COUNT_MAX)
          .as('bounded'),
      )
      .select((e) => e.fn.countAll<number>().as('n'))
  const anyStatus = { ...query, status: null }
  const counted = await db
    .selectNoFrom([
      ...QUEUE_VIEWS.map((view) => upTo(view, view.slug === query.view.slug ? query : anyStatus).as(view.slug)),
      upTo(query.view, { ...query, isLate: true }).as('late'),
    ])
    .executeTakeFirstOrThrow()
  const figures = counted as Readonly<Record<string, number | string | null>>
  return {
    byView: new Map(QUEUE_VIEWS.map(({ slug }) => [slug, Number(figures[slug])])),
    late: Number(figures.late),
  }
}

/** Lines of the export, in the order shown, at most `limit`. */
export const listForExport = async (db: Db, query: QueueQuery, reader: Reader, limit: number): Promise<QueueRow[]> => {
  const scope = { query, reader, found: await readSearch(db, query.search) }
  return (await titled(db, scope, null).limit(limit).execute()).map(asRow)
}
