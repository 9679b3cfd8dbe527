/** One cell: null and undefined are empty; a day or a moment gives its ISO form. Amounts are given as text («12,50»). */
export type Cell = string | number | Temporal.PlainDate | null | undefined

/** U+FEFF, by which French spreadsheets know UTF-8. */
const BOM = '\ufeff'

/**
 * What a spreadsheet would run as a formula (=, +, -, @, tab, carriage return first, white space before them included) gets
 * an apostrophe in front: shown as text, run by nobody. Numbers and amounts are left alone. Source: OWASP, CSV injection.
 */
const harmless = (text: string): string => {
  if (/^[+-]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?$/.test(text)) return text
  return /^[\s\u00a0]*[=+\-@\t\r|]/.test(text) ? `'${text}` : text
}

const written = (cell: Cell): string => {
  const text = cell === null || cell === undefined ? '' : harmless(String(cell))
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of a file that French spreadsheets open as a table: semicolons, CRLF (RFC 4180 otherwise). */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(';')}\r\n`

/** A whole file, with the mark by which spreadsheets know UTF-8. `columns`: heads of the columns. */
export const csv = (columns: readonly string[], rows: Iterable<readonly Cell[]>): string => {
  let text = BOM + csvLine(columns)
  for (const row of rows) text += csvLine(row)
  return text
}

/** Media type of what `csv` gives. */
export const CSV_TYPE = 'text/csv; charset=utf-8'
