import type { VNode } from 'preact'
import { escaped } from '#core/text.ts'
import { asDrawn, inBytes, renderApart } from './page-bytes.ts'

/** Characters kept by each memory (twice as many bytes): enough for what a town looks at; beyond it, everything is drawn anew. */
const MOST = 1_000_000

/** What an object that holds bytes takes besides them. */
const BUFFER = 100

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
  return (signature: string, draw: () => VNode): string => remembered(signature, () => renderApart(draw()))
}

const FIRST_HOLE = 0xe000
const HOLES = /[\ue000-\ue0ff]/g

/** The place, in a piece, of the text of that number; a character that no text of ours holds. `number`: from 0 to 255. */
export const hole = (number: number): string => String.fromCharCode(FIRST_HOLE + number)

/** A piece between its holes: text, hole, text, hole, text. `length` of all the texts, in bytes. */
type Piece = {
  readonly texts: readonly string[]
  readonly bytes: readonly Buffer[]
  readonly length: number
  readonly holes: readonly number[]
}

const pieceOf = (html: string): Piece => {
  const texts = html.split(HOLES)
  const bytes = texts.map((text) => Buffer.from(text))
  const holes = [...html.matchAll(HOLES)].map(([character]) => character.charCodeAt(0) - FIRST_HOLE)
  return { texts, bytes, length: bytes.reduce((sum, text) => sum + text.length, 0), holes }
}

/** What holes are filled with, by their numbers. */
export type Values = { readonly texts: readonly string[]; readonly bytes: readonly Buffer[] }
const NOTHING = Buffer.alloc(0)

/** @param texts as people write them: what could be HTML in them is not */
export const valuesOf = (texts: readonly string[]): Values => {
  const inHtml = texts.map(escaped)
  return { texts: inHtml, bytes: inHtml.map((text) => Buffer.from(text)) }
}

const filledText = ({ texts, holes }: Piece, values: Values): string => {
  let filled = texts[0]!
  for (let i = 0; i < holes.length; i++) filled += (values.texts[holes[i]!] ?? '') + texts[i + 1]!
  return filled
}

const filledLength = ({ length, holes }: Piece, values: Values): number => {
  let sum = length
  for (const number of holes) sum += values.bytes[number]?.length ?? 0
  return sum
}

const writeFilled = ({ bytes, holes }: Piece, values: Values, page: Buffer, from: number): number => {
  page.set(bytes[0]!, from)
  let at = from + bytes[0]!.length
  for (let i = 0; i < holes.length; i++) {
    const value = values.bytes[holes[i]!] ?? NOTHING
    // A number or a first name: shorter than what it costs to call `set`.
    for (let b = 0; b < value.length; b++) page[at + b] = value[b]!
    at += value.length
    const text = bytes[i + 1]!
    page.set(text, at)
    at += text.length
  }
  return at
}

/** The same as `drawnOnce` for a piece put together from others, whose holes are filled each time; it stands in one place of the page. */
export const composedOnce = () => {
  const remembered = memory<Piece>(({ length, holes }) => length + holes.length * BUFFER)
  return (signature: string, compose: () => VNode, values: Values): VNode => {
    const piece = remembered(signature, () => pieceOf(renderApart(compose())))
    const part = {
      length: filledLength(piece, values),
      write: (page: Buffer, at: number) => writeFilled(piece, values, page, at),
    }
    return inBytes(part) ?? asDrawn(filledText(piece, values))
  }
}
