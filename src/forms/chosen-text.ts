import type { Body } from '../core/body.ts'
import { posted } from './form.ts'

/**
 * For a page that takes a file of text or the same text pasted: what the file said stands in the box, where it is read, and
 * mended when something is wrong. `file`, `box`: the names of their fields.
 */
export const withChosenText = (body: Body, file: string, box: string): Body => {
  const { [file]: _, ...typed } = body
  const text = posted(body, file)
  return text === '' ? typed : { ...typed, [box]: [text] }
}
