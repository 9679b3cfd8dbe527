import type { Body } from '../core/body.ts'
import { type ListField, linesInput } from './fields.ts'

/** The lines that a body holds for a list, in order. */
export const linesOf = (field: ListField, name: string, body: Body): number[] => {
  const found = Object.keys(body)
    .map((input) => (input.startsWith(`${name}.`) ? /^(\d{1,3})\./.exec(input.slice(name.length + 1)) : null))
    .flatMap((match) => (match ? [Number(match[1])] : []))
  return [...new Set(found)].filter((line) => line < field.max).toSorted((a, b) => a - b)
}

/** How many lines a list shows: those typed in, those asked for, and one to begin with. */
export const shownLines = (field: ListField, name: string, typed: Body): number => {
  const asked = Number(typed[linesInput(name)]?.[0] ?? '')
  const last = linesOf(field, name, typed).at(-1) ?? -1
  return Math.min(field.max, Math.max(1, last + 1, Number.isInteger(asked) ? asked : 0))
}

/** What the buttons of a list post under this name. */
export const GESTURE = 'geste'
export const addGesture = (list: string): string => `ajouter:${list}`
export const removeGesture = (list: string, line: number): string => `retirer:${list}:${line}`
/** Names the list whose last line was just added: the page puts the keyboard there. */
export const ADDED = 'geste.ajoute'

/** The body once its gesture is made (a line more, or one less and those after it moved up), or null when it makes none. */
export const gestured = (fields: Readonly<Record<string, unknown>>, body: Body): Body | null => {
  const [what, list, line] = (body[GESTURE]?.[0] ?? '').split(':')
  const field = list === undefined ? undefined : (fields[list] as ListField | undefined)
  if (list === undefined || field?.kind !== 'list') return null
  const shown = shownLines(field, list, body)
  if (what === 'ajouter') return { ...body, [linesInput(list)]: [String(Math.min(field.max, shown + 1))], [ADDED]: [list] }
  const removed = Number(line)
  if (what !== 'retirer' || !Number.isInteger(removed)) return null
  const kept: Record<string, readonly string[]> = {}
  for (const [input, values] of Object.entries(body)) {
    const at = input.startsWith(`${list}.`) ? /^(\d{1,3})\.(.+)$/.exec(input.slice(list.length + 1)) : null
    if (!at) kept[input] = values!
    else if (Number(at[1]) !== removed)
      kept[`${list}.${Number(at[1]) > removed ? Number(at[1]) - 1 : Number(at[1])}.${at[2]}`] = values!
  }
  return { ...kept, [linesInput(list)]: [String(Math.max(1, shown - 1))] } as Body
}
