import type { Db } from '#platform/db/database.ts'
import { parseDefinition } from '../domain/definition.ts'

/** How many requests wait for an agent, and how many are in an agent's hands. */
export const countOpen = async (db: Db): Promise<{ toTake: number; inHand: number }> => {
  const rows = await db
    .selectFrom('request')
    .where('status', 'in', ['enregistree', 'en_traitement', 'a_completer'])
    .groupBy('status')
    .select((e) => ['status', e.fn.countAll<number>().as('n')])
    .execute()
  const toTake = rows.find((r) => r.status === 'enregistree')?.n ?? 0
  return { toTake, inHand: rows.reduce((sum, r) => sum + r.n, 0) - toTake }
}

/** Somebody's unfinished requests, latest first. */
export const listDrafts = async (db: Db, author: number): Promise<{ number: number; title: string }[]> => {
  const rows = await db
    .selectFrom('request')
    .innerJoin('procedure_version as v', 'v.id', 'request.version_id')
    .select(['number', 'v.definition'])
    .where('author_id', '=', author)
    .where('status', '=', 'brouillon')
    .orderBy('number', 'desc')
    .execute()
  return rows.map((r) => ({ number: r.number, title: parseDefinition(r.definition).title }))
}
