import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/** A part of a page that is already in bytes. */
export type InBytes = {
  /** In bytes. */
  readonly length: number
  /** Writes it from that byte on. @returns the byte after it */
  readonly write: (page: Buffer, at: number) => number
}

/** What stands in the page that is being rendered, by the number of its mark; null when none is. */
let parts: InBytes[] | null = null

/** `<@12>`: no text holds it, since a «<» of theirs is written `&lt;`. */
const MARK = Buffer.from('<@')
const MARK_END = 0x3e

/** HTML that stands as it is. */
export const asDrawn = (html: string): VNode => jsxTemplate([html])

/** The place of these bytes in the page that is being rendered; null when none is: it must stand there as a text. */
export const inBytes = (part: InBytes): VNode | null => (parts === null ? null : asDrawn(`<@${parts.push(part) - 1}>`))

/** Renders what is kept for other pages: nothing of this one is in it. */
export const renderApart = (view: VNode): string => {
  const page = parts
  parts = null
  try {
    return renderToString(view)
  } finally {
    parts = page
  }
}

/** Where pages are put into bytes, one after the other; one that does not fit has a place of its own. */
const scratch = [Buffer.allocUnsafeSlow(512 * 1024), Buffer.allocUnsafeSlow(512 * 1024)] as const
/** A character takes three bytes at most. */
const bytesOf = (html: string): Buffer =>
  html.length * 3 <= scratch[0].length ? scratch[0].subarray(0, scratch[0].write(html)) : Buffer.from(html)

const assembled = (html: string, known: readonly InBytes[]): Buffer => {
  const frame = bytesOf(html)
  if (known.length === 0) return frame
  const most = known.reduce((sum, { length }) => sum + length, frame.length)
  const page = most <= scratch[1].length ? scratch[1] : Buffer.allocUnsafe(most)
  let [from, at] = [0, 0]
  for (let mark = frame.indexOf(MARK); mark !== -1; mark = frame.indexOf(MARK, from)) {
    at += frame.copy(page, at, from, mark)
    const end = frame.indexOf(MARK_END, mark)
    at = known[Number(frame.toString('latin1', mark + MARK.length, end))]!.write(page, at)
    from = end + 1
  }
  at += frame.copy(page, at, from)
  return page.subarray(0, at)
}

/**
 * A page in bytes, which stay as they are until the next one is rendered. What was drawn is a long chain of texts, which searching,
 * measuring and sending would each put end to end again: it is done once, and not at all for the parts that are in bytes.
 */
export const renderToBytes = (view: VNode): Buffer => {
  const known: InBytes[] = []
  parts = known
  try {
    return assembled(renderToString(view), known)
  } finally {
    parts = null
  }
}
