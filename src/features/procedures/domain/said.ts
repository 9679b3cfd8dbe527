import { nbsp } from '#core/text.ts'
import type { Condition } from './condition.ts'
import { namesOf, type Step } from './definition.ts'

const quoted = (text: string): string => `«${nbsp}${text}${nbsp}»`

/** When a question is to be answered, in words: for whoever sees it whatever was answered above (no script, paper). */
export const saidWhen = (when: Condition, step: Pick<Step, 'fields'>): string => {
  const field = 'question' in when ? step.fields.find((f) => namesOf(f).includes(when.question)) : undefined
  const label = field && 'label' in field ? field.label : undefined
  if (!field || label === undefined || !('is' in when || 'in' in when)) return 'À remplir selon vos réponses à cette page.'
  const values = 'is' in when ? [when.is] : when.in
  const answers = values.map((value) => {
    const option = 'options' in field ? field.options.find((o) => o.value === value)?.label : undefined
    return quoted(option ?? (value === 'oui' ? 'Oui' : value === 'non' ? 'Non' : value))
  })
  return `À remplir si vous avez répondu ${answers.join(' ou ')} à ${quoted(label)}.`
}
