import type { Body } from '#core/body.ts'
import type { Input } from '#platform/http/page.ts'

/** A query, read as if it had been posted. */
export const asBody = (input: Input): Body =>
  Object.fromEntries(Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]]])))
