import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/** Characters kept by each memory (twice as many bytes): enough for what a town looks at; beyond it, everything is drawn anew. */
const MOST = 1_000_000

const memory = <T,>(lengthOf: (drawn: T) => number) => {
  const known = new Map<string, T>()
  let length = 0
  return (signature: string, draw: () => T): T => {
    const found = known.get(signature)
    if (found !== undefined) return found
    const drawn = draw()
    length += signature.length + lengthOf(drawn)
    if (length > MOST) {
      known.clear()
      length = signature.length + lengthOf(drawn)
    }
    known.set(signature, drawn)
    return drawn
  }
}

/**
 * Remembers pieces of a page that are the same for many people: drawn once, then copied. `signature` says everything that the
 * piece shows; nothing personal is ever drawn this way, see `hole`.
 */
export const drawnOnce = () => {
  const remembered = memory<string>((html) => html.length)
  return (signature: string, draw: () => VNode): string => remembered(signature, () => renderToString(draw()))
}

/** What was drawn, inside what is being drawn. */
export const asDrawn = (html: string): VNode => jsxTemplate([html])

const FIRST_HOLE = 0xe000
const HOLES = /[\ue000-\ue0ff]/g

/** The place, in a piece, of the text of that number; a character that no text of ours holds. `number`: from 0 to 255. */
export const hole = (number: number): string => String.fromCharCode(FIRST_HOLE + number)

/** A piece between its holes: text, hole, text, hole, text. */
type Piece = { readonly texts: readonly string[]; readonly holes: readonly number[] }

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** A text as it stands in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPED[character]!)

/** The same as `drawnOnce` for a piece put together from others, whose holes are filled each time. */
export const composedOnce = () => {
  const remembered = memory<Piece>(({ texts }) => texts.reduce((sum, text) => sum + text.length, 0))
  /** @param values escaped texts, by the numbers of their holes */
  return (signature: string, compose: () => VNode, values: readonly string[]): string => {
    const { texts, holes } = remembered(signature, () => {
      const html = renderToString(compose())
      const holes = [...html.matchAll(HOLES)].map(([character]) => character.charCodeAt(0) - FIRST_HOLE)
      return { texts: html.split(HOLES), holes }
    })
    let filled = texts[0]!
    for (let i = 0; i < holes.length; i++) filled += (values[holes[i]!] ?? '') + texts[i + 1]!
    return filled
  }
}
