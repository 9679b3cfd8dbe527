/** A thing that is settled, as somebody reads it: what each of its lines is called, and what it says. «Téléphone» → «03 21 …» */
export type Described = Readonly<Record<string, string>>

export type SettingChange = { readonly setting: string; readonly before: string; readonly after: string }

/** All of it in one text: one line as it is, several under their names; what is empty is left out. */
const whole = (thing: Described): string => {
  const lines = Object.entries(thing).filter(([, text]) => text !== '')
  return lines.length === 1 ? lines[0]![1] : lines.map(([label, text]) => `${label}\u00a0: ${text}`).join('\n')
}

/**
 * What is told of a thing that changed: a line for each of its lines that differs; a single one when it is new (`before` null)
 * or gone (`after` null). `name`: what people call it, «Restauration scolaire».
 */
export const changesBetween = (name: string, before: Described | null, after: Described | null): SettingChange[] => {
  if (before === null || after === null) {
    const change = { setting: name, before: before ? whole(before) : '', after: after ? whole(after) : '' }
    return change.before === change.after ? [] : [change]
  }
  return Object.keys({ ...before, ...after }).flatMap((label) => {
    const [was, is] = [before[label] ?? '', after[label] ?? '']
    return was === is ? [] : [{ setting: `${name} – ${label}`, before: was, after: is }]
  })
}

/** «Oui», «Non» */
export const yesOrNo = (is: boolean): string => (is ? 'Oui' : 'Non')
