/** A column of a table; `share` is its part of the width (all are added up). Figures are aligned at the end. */
export type PdfColumn = { readonly title: string; readonly share: number; readonly align?: 'start' | 'end' }

/** What a document is made of, in reading order. Texts may have several lines; empty texts are skipped. */
export type PdfBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean; readonly quiet?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Question and answer, label and value. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** The first column heads its row. `total`: a last row, in bold. */
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly PdfColumn[]
      readonly rows: readonly (readonly string[])[]
      readonly total?: readonly string[]
    }

/** A document to print or keep, on A4. */
export type PdfDocument = {
  /** Title of the page and of the file's properties. */
  readonly title: string
  /** Who issues it, first lines at the top left: town, service, address. */
  readonly issuer: readonly string[]
  /** To whom, at the top right, and what identifies the document: name, number, date. */
  readonly recipient?: readonly string[]
  readonly blocks: readonly PdfBlock[]
  /** Repeated at the bottom of each page, with «Page 1 sur 3». No personal data needed there. */
  readonly footer?: string
  /** A word across each page: «DUPLICATA». */
  readonly stamp?: string
  /** `landscape` for wide tables. */
  readonly layout?: 'portrait' | 'landscape'
  /** When it was made, for the file's properties. */
  readonly madeAt: Temporal.Instant
}
