/**
 * The questions of a step come and go with the answers above them, by the conditions that the server applies; and the choice
 * that excludes the others unticks them. Without it every question is there, with words that say when to answer it.
 */
import { type Condition, type Given, holds } from '../domain/condition.ts'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const answersIn = (box: HTMLElement): Record<string, Given> => {
  const answers: Record<string, Given> = {}
  for (const control of box.querySelectorAll<Control>('input, select, textarea')) {
    if (control.closest('[data-quand][hidden]')) continue
    if (control instanceof HTMLInputElement && control.type === 'radio') {
      if (control.checked) answers[control.name] = control.value
    } else if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      const before = answers[control.name]
      if (control.checked) answers[control.name] = [...(Array.isArray(before) ? before : []), control.value]
    } else answers[control.name] = control.value
  }
  return answers
}

const enhance = (box: HTMLElement): void => {
  const parts = [...box.querySelectorAll<HTMLElement>('[data-quand]')]
  const conditions = parts.map((part) => JSON.parse(part.dataset.quand!) as Condition)
  const draw = () => {
    for (const [i, part] of parts.entries()) part.hidden = !holds(conditions[i]!, answersIn(box))
  }
  for (const part of parts) part.dataset.pret = 'oui'
  box.addEventListener('change', (event) => {
    const changed = event.target as HTMLInputElement
    if (changed.type === 'checkbox' && changed.checked) {
      const alone = changed.closest('.case-ou') !== null
      for (const other of changed.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []) {
        if (other !== changed && (alone || other.closest('.case-ou'))) other.checked = false
      }
    }
    draw()
  })
  draw()
}

// A page that comes back from the bfcache keeps what was typed.
for (const box of document.querySelectorAll<HTMLElement>('[data-ilot="demarche"]')) enhance(box)
