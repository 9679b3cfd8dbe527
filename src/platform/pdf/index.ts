/** Documents to print or keep: describe one with `PdfDocument`, `makePdf` gives its bytes. */
export type { PdfBlock, PdfColumn, PdfDocument } from './document.ts'
export { makePdf } from './make-pdf.ts'
