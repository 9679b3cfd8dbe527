import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'
import { nbsp } from '#core/text.ts'
import type { PdfBlock, PdfColumn, PdfDocument } from './document.ts'

type Doc = InstanceType<typeof PDFDocument>
type Struct = ReturnType<Doc['struct']>

const MARGIN = 48
const FOOT = 40
const INK = '#1b1b1b'
const QUIET = '#565656'
const LINE = '#b8b8b8'

const require = createRequire(import.meta.url)
const fonts = new Map<string, Buffer>()
/** Read once a process: the faces are embedded (a subset), as PDF/UA asks and so that every name of Europe prints. */
const font = (face: string): Buffer => {
  const known = fonts.get(face)
  if (known) return known
  const bytes = readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`))
  fonts.set(face, bytes)
  return bytes
}

/** Draws one document; holds where the next block goes. */
class Writer {
  readonly doc: Doc
  private readonly root: Struct
  constructor(doc: Doc) {
    this.doc = doc
    this.root = doc.struct('Document')
    doc.addStructure(this.root)
  }
  get left() {
    return MARGIN
  }
  get width() {
    return this.doc.page.width - 2 * MARGIN
  }
  get bottom() {
    return this.doc.page.height - MARGIN - FOOT
  }
  /** Leaves `height` points on this page, or starts the next one. */
  room(height: number): boolean {
    if (this.doc.y + height <= this.bottom) return false
    this.doc.addPage()
    return true
  }
  style(face: 'text' | 'bold', size: number, colour = INK): this {
    this.doc.font(face).fontSize(size).fillColor(colour)
    return this
  }
  /** A text of its own structure, cut between lines when the page ends. */
  text(tag: string, text: string, options: { indent?: number; gap?: number } = {}, parent: Struct = this.root): void {
    const x = this.left + (options.indent ?? 0)
    const width = this.width - (options.indent ?? 0)
    this.room(Math.min(this.doc.heightOfString(text, { width }), 200))
    parent.add(
      this.doc.struct(tag, {}, () => {
        this.doc.text(text, x, this.doc.y, { width })
      }),
    )
    this.doc.y += options.gap ?? 6
  }
  group(tag: string): Struct {
    const made = this.doc.struct(tag)
    this.root.add(made)
    return made
  }
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }
  rule(y: number): void {
    this.artifact(() =>
      this.doc
        .moveTo(this.left, y)
        .lineTo(this.left + this.width, y)
        .lineWidth(0.5)
        .strokeColor(LINE)
        .stroke(),
    )
  }
}

const heading = (w: Writer, text: string, level: 1 | 2 | 3): void => {
  w.doc.y += level === 1 ? 4 : 8
  w.room(60)
  w.style('bold', level === 1 ? 17 : level === 2 ? 13 : 10.5).text(`H${level}`, text, { gap: level === 1 ? 10 : 5 })
}

const facts = (w: Writer, rows: readonly (readonly [string, string])[]): void => {
  const table = w.group('Table')
  const labelWidth = w.width * 0.38
  const valueWidth = w.width - labelWidth - 12
  for (const [label, value] of rows) {
    const shown = value === '' ? '–' : value
    w.style('text', 9.5)
    const height = Math.max(
      w.doc.heightOfString(label, { width: labelWidth }),
      w.doc.heightOfString(shown, { width: valueWidth }),
    )
    w.room(Math.min(height, 300) + 8)
    const { y } = w.doc
    const row = w.doc.struct('TR')
    table.add(row)
    row.add(
      w.doc.struct('TH', {}, () => {
        w.style('text', 9.5, QUIET).doc.text(label, w.left, y, { width: labelWidth })
      }),
    )
    const afterLabel = w.doc.y
    row.add(
      w.doc.struct('TD', {}, () => {
        w.style('text', 9.5).doc.text(shown, w.left + labelWidth + 12, y, { width: valueWidth })
      }),
    )
    w.doc.y = Math.max(afterLabel, w.doc.y) + 3
    w.rule(w.doc.y)
    w.doc.y += 3
  }
  w.doc.y += 6
}

const GAP = 8

const cellsOf = (w: Writer, columns: readonly PdfColumn[]) => {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  const usable = w.width - GAP * (columns.length - 1)
  let x = w.left
  return columns.map((column) => {
    const width = (usable * column.share) / shares
    const cell = { x, width, align: column.align === 'end' ? ('right' as const) : ('left' as const) }
    x += width + GAP
    return cell
  })
}

const table = (w: Writer, block: Extract<PdfBlock, { kind: 'table' }>): void => {
  const cells = cellsOf(w, block.columns)
  const made = w.group('Table')
  w.style('bold', 9.5).text('Caption', block.caption, { gap: 4 }, made)
  const heightOf = (row: readonly string[]) =>
    Math.max(...cells.map((cell, i) => w.doc.heightOfString(row[i] || ' ', { width: cell.width })))
  const line = (row: readonly string[], draw: (text: string, index: number) => void) => {
    const { y } = w.doc
    const height = heightOf(row)
    for (const [index, text] of row.entries()) {
      w.doc.y = y
      draw(text, index)
    }
    w.doc.y = y + height + 2
    w.rule(w.doc.y)
    w.doc.y += 3
  }
  const put = (text: string, index: number, y: number) => {
    const cell = cells[index]!
    w.doc.text(text, cell.x, y, { width: cell.width, align: cell.align })
  }
  const head = (repeated: boolean) => {
    const titles = block.columns.map((column) => column.title)
    w.style('bold', 8.5)
    const { y } = w.doc
    if (repeated) {
      w.artifact(() => {
        for (const [index, text] of titles.entries()) put(text, index, y)
      })
      w.doc.y = y + heightOf(titles) + 2
      w.rule(w.doc.y)
      w.doc.y += 3
      return
    }
    const row = w.doc.struct('TR')
    made.add(row)
    line(titles, (text, index) => row.add(w.doc.struct('TH', {}, () => put(text, index, y))))
  }
  const body = (cellsText: readonly string[], face: 'text' | 'bold') => {
    w.style(face, 8.5)
    if (w.room(heightOf(cellsText) + 6)) head(true)
    w.style(face, 8.5)
    const { y } = w.doc
    const row = w.doc.struct('TR')
    made.add(row)
    line(cellsText, (text, index) =>
      row.add(w.doc.struct(index === 0 ? 'TH' : 'TD', {}, () => put(text === '' ? nbsp : text, index, y))),
    )
  }
  head(false)
  for (const row of block.rows) body(row, 'text')
  if (block.total) body(block.total, 'bold')
  w.doc.y += 8
}

const list = (w: Writer, items: readonly string[]): void => {
  const made = w.group('L')
  w.style('text', 9.5)
  for (const item of items) {
    const body = w.doc.struct('LI')
    made.add(body)
    w.text('LBody', `• ${item}`, { indent: 8, gap: 3 }, body)
  }
  w.doc.y += 4
}

const block = (w: Writer, what: PdfBlock): void => {
  if (what.kind === 'heading') heading(w, what.text, what.level)
  else if (what.kind === 'list') list(w, what.items)
  else if (what.kind === 'facts') facts(w, what.rows)
  else if (what.kind === 'table') table(w, what)
  else if (what.text !== '') w.style(what.strong ? 'bold' : 'text', 9.5, what.quiet ? QUIET : INK).text('P', what.text)
}

const top = (w: Writer, document: PdfDocument): void => {
  const half = w.width / 2 - 12
  const column = (lines: readonly string[], x: number): number => {
    w.doc.y = MARGIN
    if (lines.length === 0) return MARGIN
    const part = w.group('P')
    part.add(
      w.doc.struct('Span', {}, () => {
        w.style('bold', 10).doc.text(lines[0]!, x, MARGIN, { width: half })
        w.style('text', 9, QUIET)
        for (const line of lines.slice(1)) w.doc.text(line, x, w.doc.y, { width: half })
      }),
    )
    return w.doc.y
  }
  const leftEnd = column(document.issuer, w.left)
  const rightEnd = column(document.recipient ?? [], w.left + w.width / 2 + 12)
  w.doc.y = Math.max(leftEnd, rightEnd) + 14
  heading(w, document.title, 1)
}

const bottoms = (w: Writer, document: PdfDocument): void => {
  const { start, count } = w.doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    w.doc.switchToPage(page)
    w.doc.page.margins.bottom = 0
    w.artifact(() => {
      w.style('text', 7.5, QUIET)
      const y = w.doc.page.height - MARGIN - 8
      w.doc.text(document.footer ?? '', w.left, y, { width: w.width - 90, height: 24, ellipsis: true })
      w.doc.text(`Page ${page - start + 1} sur ${count}`, w.left + w.width - 85, y, { width: 85, align: 'right' })
      if (document.stamp === undefined) return
      const { width, height } = w.doc.page
      w.doc.save().rotate(-32, { origin: [width / 2, height / 2] })
      w.doc.font('bold').fontSize(76).fillColor(INK).fillOpacity(0.08)
      w.doc.text(document.stamp, 0, height / 2 - 45, { width, align: 'center' })
      w.doc.restore().fillOpacity(1)
    })
  }
}

/**
 * A tagged PDF (PDF 1.7, structure, language, title, embedded fonts: what ISO 14289-1 asks of a reader's point of view):
 * headings, paragraphs, tables with their heads, in reading order. The bytes, whole.
 */
export const makePdf = async (document: PdfDocument): Promise<Buffer> => {
  // Loaded by the first document: thirty megabytes that most processes never need.
  const { default: Document } = await import('pdfkit')
  const doc: Doc = new Document({
    size: 'A4',
    layout: document.layout ?? 'portrait',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    pdfVersion: '1.7',
    tagged: true,
    // Known to pdfkit, not yet to its types.
    subset: 'PDF/UA' as never,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: document.title,
      Author: document.issuer[0] ?? '',
      CreationDate: new Date(document.madeAt.epochMilliseconds),
    },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  doc.registerFont('text', font('DejaVuSans'))
  doc.registerFont('bold', font('DejaVuSans-Bold'))
  const writer = new Writer(doc)
  top(writer, document)
  for (const part of document.blocks) block(writer, part)
  bottoms(writer, document)
  doc.end()
  return done
}
