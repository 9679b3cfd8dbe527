import type { Body } from '../core/body.ts'
import { posted } from './form.ts'

/** The field that carries it. */
const FIELD = 'cle'
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A key for a form about to be shown: what is posted twice with one key is done once. */
export const newKey = (): string => crypto.randomUUID()

/** The key that a form carried; null when it carried none of ours. */
export const carriedKey = (body: Body): string | null => {
  const key = posted(body, FIELD)
  return KEY.test(key) ? key : null
}

/** The key that a form carried; a body without a proper one counts as a form never shown, with a key of its own. */
export const keyOf = (body: Body): string => carriedKey(body) ?? newKey()
