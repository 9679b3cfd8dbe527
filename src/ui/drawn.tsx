import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** Enough for the months that a town looks at; beyond it, everything is drawn anew. */
const MOST = 5000

/**
 * Remembers small pieces of a page that are the same for many people (a day of a calendar): drawn once, then copied.
 * `signature` says everything that the piece shows; nothing personal is ever drawn this way, see `filled`.
 */
export const drawnOnce = () => {
  const known = new Map<string, string>()
  return (signature: string, draw: () => VNode): string => {
    const found = known.get(signature)
    if (found !== undefined) return found
    if (known.size >= MOST) known.clear()
    const html = renderToString(draw())
    known.set(signature, html)
    return html
  }
}

/** Holes of a piece that was drawn once: a character that no text of ours holds. */
export const HOLES = { a: '\ue000', b: '\ue001' } as const

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPED[character]!)

/** The piece with its holes filled by text. */
export const filled = (html: string, a: string, b: string): string =>
  html.replaceAll(HOLES.a, escaped(a)).replaceAll(HOLES.b, escaped(b))
