import { sql } from 'kysely'
import { type Definition, parseDefinition } from '../domain/definition.ts'

/** Checked once: the same text is the same definition, and a published one never changes. The least used are forgotten. */
const read = new Map<string, Definition>()
const MOST = 100

/** What `definitionText` selected, as a definition. @throws ZodError when the stored JSON is wrong */
export const readDefinition = (text: string): Definition => {
  const known = read.get(text)
  if (known) {
    read.delete(text)
    read.set(text, known)
    return known
  }
  const definition = parseDefinition(JSON.parse(text))
  read.set(text, definition)
  const [oldest] = read.keys()
  if (read.size > MOST && oldest !== undefined) read.delete(oldest)
  return definition
}

/** The definition of `procedure_version as v`, as text. */
export const definitionText = sql<string>`v.definition::text`.as('definition')
