import { type Day, day } from '#core/days.ts'
import { plain } from '#core/text.ts'

export type TableRow = { readonly day: Day; readonly mealType: number; readonly dishes: string }
/** `fault`: the first line that cannot be read, as the person counts them. */
export type TableReading =
  | { readonly ok: true; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly fault: string }

const readDay = (text: string): Day | null => {
  const french = /^(\d{1,2})\/(\d{1,2})\/(20\d\d)$/.exec(text)
  const iso = french ? `${french[3]}-${french[2]!.padStart(2, '0')}-${french[1]!.padStart(2, '0')}` : text
  if (!/^20\d\d-\d\d-\d\d$/.test(iso)) return null
  try {
    return day(iso)
  } catch {
    return null
  }
}

/** MN-2 · Lines of a table: date, type of meal, menu. A first line of heads is passed over. */
export const readTable = (
  lines: readonly (readonly string[])[],
  mealTypes: readonly { readonly id: number; readonly name: string }[],
): TableReading => {
  const rows: TableRow[] = []
  for (const [i, cells] of lines.entries()) {
    const [date = '', type = '', dishes = ''] = cells.map((cell) => cell.trim())
    if (i === 0 && plain(date) === 'date') continue
    const on = readDay(date)
    const mealType = mealTypes.find(({ name }) => plain(name) === plain(type))
    if (!on) return { ok: false, fault: `Ligne ${i + 1}\u00a0: «\u00a0${date}\u00a0» n’est pas une date (23/11/2026)` }
    if (!mealType) return { ok: false, fault: `Ligne ${i + 1}\u00a0: «\u00a0${type}\u00a0» n’est pas un type de menu` }
    if (dishes.length > 500) return { ok: false, fault: `Ligne ${i + 1}\u00a0: le menu dépasse 500 caractères` }
    rows.push({ day: on, mealType: mealType.id, dishes })
  }
  return rows.length === 0 ? { ok: false, fault: 'Collez au moins une ligne' } : { ok: true, rows }
}
