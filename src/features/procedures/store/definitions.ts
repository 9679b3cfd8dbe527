import { type RawBuilder, sql } from 'kysely'
import { type Definition, parseDefinition } from '../domain/definition.ts'

/**
 * Checked once: the same text is the same definition, and a published one never changes. Beyond `MOST` a new generation
 * begins; the one before stays within reach of the answers under way, that may name what was known when they were asked.
 */
let read = new Map<string, Definition>()
let before: ReadonlyMap<string, Definition> = new Map()
const MOST = 100

const remember = (digest: string, definition: Definition): Definition => {
  if (read.size >= MOST) {
    before = read
    read = new Map()
  }
  read.set(digest, definition)
  return definition
}

/** What `definitionText` selects: the digest, then the text unless this process had read it. */
const DIGEST_LENGTH = 32

/**
 * What `definitionText` selected, as a definition.
 * @throws ZodError when the stored JSON is wrong
 */
export const readDefinition = (selected: string): Definition => {
  const digest = selected.slice(0, DIGEST_LENGTH)
  const known = read.get(digest) ?? before.get(digest)
  if (known) return read.has(digest) ? known : remember(digest, known)
  return remember(digest, parseDefinition(JSON.parse(selected.slice(DIGEST_LENGTH))))
}

/**
 * The definition of `procedure_version as v`, for `readDefinition`. The text of one that this process has read already (tens
 * of kilobytes) stays in the database.
 */
export const definitionText = (): RawBuilder<string> =>
  sql<string>`v.digest || case when v.digest = any(${[...read.keys()]}::text[]) then '' else v.definition::text end`
