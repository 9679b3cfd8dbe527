import type { Day } from '#core/days.ts'

/** How many children of a school take a kind of meal, in an activity on a day. `school`, `meal`: empty when not known. */
export type CountLine = {
  readonly activity: number
  readonly day: Day
  readonly school: string
  readonly meal: string
  readonly children: number
}

export type Counted = { readonly activity: number; readonly day: Day; readonly school: string; readonly meal: string }

const nameOf = ({ activity, day, school, meal }: Counted): string => JSON.stringify([String(day), activity, school, meal])

export const countLines = (children: readonly Counted[]): CountLine[] => {
  const lines = new Map<string, CountLine>()
  for (const { activity, day, school, meal } of children) {
    const name = nameOf({ activity, day, school, meal })
    lines.set(name, { activity, day, school, meal, children: (lines.get(name)?.children ?? 0) + 1 })
  }
  return [...lines.values()].sort(
    (a, b) =>
      Temporal.PlainDate.compare(a.day, b.day) ||
      a.activity - b.activity ||
      a.school.localeCompare(b.school, 'fr') ||
      a.meal.localeCompare(b.meal, 'fr'),
  )
}

export type Compared = CountLine & { readonly frozen: number | null; readonly difference: number }

/** AG-17 · The lines now, beside what was frozen: lines that vanished are there with zero. `frozen` null: nothing was frozen. */
export const compareCounts = (now: readonly CountLine[], frozen: readonly CountLine[] | null): Compared[] => {
  if (frozen === null) return now.map((line) => ({ ...line, frozen: null, difference: 0 }))
  const before = new Map(frozen.map((line) => [nameOf(line), line.children]))
  const names = new Set(now.map(nameOf))
  const gone = frozen.filter((line) => !names.has(nameOf(line))).map((line) => ({ ...line, children: 0 }))
  return [...now, ...gone].map((line) => {
    const sent = before.get(nameOf(line)) ?? 0
    return { ...line, frozen: sent, difference: line.children - sent }
  })
}

export const total = (lines: readonly { readonly children: number }[]): number =>
  lines.reduce((sum, line) => sum + line.children, 0)

/** «+2», «−1», «=» */
export const showDifference = (difference: number): string =>
  difference === 0 ? '=' : difference > 0 ? `+${difference}` : `−${-difference}`
