import { createHash } from 'node:crypto'
import { inTransaction } from '#platform/db/database.ts'
import type { SearchEntry } from '#platform/feature.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { mayBeKept, type Synonym, searchWords, termsOf, withSynonyms } from '../domain/query.ts'
import { searchEntries } from '../ports.ts'
import { type Found, findEntries, type Indexed, isIndexed, replaceIndex } from '../store/entries.ts'
import { countMiss } from '../store/misses.ts'
import { listSynonyms } from '../store/synonyms.ts'

const LIMIT = 30

/** A body may be long: what is said first is what it is about. */
const BODY_MAX = 4000

const indexed = (entry: SearchEntry, synonyms: readonly Synonym[], sort: number): Indexed => {
  const norm = searchWords(entry.title)
  return {
    kind: entry.kind,
    title: entry.title,
    url: entry.url,
    about: entry.about,
    norm,
    words: withSynonyms(norm, synonyms),
    body: withSynonyms(wordsOf(`${entry.about} ${entry.text ?? ''}`), synonyms),
    sort,
  }
}

const wordsOf = (text: string): string => {
  const pieces = text.slice(0, BODY_MAX).match(/.{1,300}(?:\s|$)/gsu) ?? []
  return pieces.map(searchWords).join(' ').trim()
}

/** SE-4 · the index says what the site says now: read again at each search, written when something changed. */
const keepIndex = async (ctx: TownCtx): Promise<void> => {
  const [entries, synonyms] = await Promise.all([searchEntries.get()(ctx), listSynonyms(ctx.db)])
  const rows = entries.map((entry, sort) => indexed(entry, synonyms, sort))
  const fingerprint = createHash('sha256').update(JSON.stringify(rows)).digest('base64url')
  if (await isIndexed(ctx.db, fingerprint)) return
  await inTransaction(ctx, (tx) => replaceIndex(tx, rows, fingerprint))
}

/** SE-2 · what that may mean, the best first. Nothing found is counted for the town hall (SE-5). */
export const search = async (ctx: TownCtx, typed: string): Promise<readonly Found[]> => {
  const words = searchWords(typed)
  const terms = termsOf(words)
  if (terms === null) return []
  await keepIndex(ctx)
  const found = await findEntries(ctx.db, words, terms, LIMIT)
  if (found.length === 0 && mayBeKept(words)) await inTransaction(ctx, (tx) => countMiss(tx, words))
  return found
}
