import { concealed, type Rights } from './confidential.ts'
import { type Definition, namesOf, type Step } from './definition.ts'
import { type Erased, healthNames } from './erased.ts'

/**
 * PR-44, PR-58 · What an agent may correct in a step: not whom it is for, nor what is only read, nor what they may not see,
 * nor what was deleted. The same definition with that step so reduced; null when nothing of it is left.
 */
export const correctable = (
  definition: Definition,
  slug: string,
  rights: Rights,
  erased: Erased,
): { readonly definition: Definition; readonly step: Step } | null => {
  const hidden = new Set([...concealed(definition, rights).keys(), ...(erased.health ? healthNames(definition) : [])])
  const whole = definition.steps.find((step) => step.slug === slug)
  const fields = (whole?.fields ?? []).filter(
    (field) =>
      !['child', 'document', 'information', 'persons'].includes(field.kind) && !namesOf(field).some((name) => hidden.has(name)),
  )
  if (!whole || fields.length === 0) return null
  const step = { ...whole, fields }
  return { definition: { ...definition, steps: definition.steps.map((s) => (s === whole ? step : s)) }, step }
}
