/** A figure, with what it should be. `limit`: beyond it the bench fails (the tolerance of bench/README.md). */
export type Line = {
  readonly what: string
  readonly value: number
  readonly shown: string
  readonly aim: { readonly at: 'least' | 'most'; readonly value: number; readonly limit: number; readonly shown: string } | null
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const meets = ({ value, aim }: Line, bound: 'value' | 'limit'): boolean =>
  aim === null || (aim.at === 'least' ? value >= aim[bound] : value <= aim[bound])

const verdict = (line: Line): string => {
  if (line.aim === null) return ''
  if (meets(line, 'value')) return 'met'
  return meets(line, 'limit') ? 'missed, within tolerance' : 'MISSED'
}

/** The table for a person, and the lines that fail the bench. */
export const show = (lines: readonly Line[]): { table: string; missed: readonly Line[] } => {
  const rows = [
    ['What', 'Aim', 'Measured', ''],
    ...lines.map((line) => [line.what, line.aim?.shown ?? '', line.shown, verdict(line)]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  const table = rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
  return { table, missed: lines.filter((line) => !meets(line, 'limit')) }
}

/** The lines of a run, each told as soon as it is measured. */
export const recorder = () => {
  const lines: Line[] = []
  const say = (line: Line): void => {
    lines.push(line)
    console.error(`  ${line.what}: ${line.shown}`)
  }
  return { lines, say }
}
