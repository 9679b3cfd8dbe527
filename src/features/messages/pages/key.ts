import { randomUUID } from 'node:crypto'
import type { Body } from '#core/body.ts'
import { posted } from '#forms/form.ts'

/** A key for a form about to be shown. */
export const newKey = (): string => randomUUID()

/** The key that a form carried; a body without a proper one counts as a form never shown, with a key of its own. */
export const keyOf = (body: Body): string => {
  const key = posted(body, 'cle')
  return /^[0-9a-f-]{36}$/.test(key) ? key : newKey()
}
