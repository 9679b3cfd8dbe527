import { type Day, isBefore, showDateDigits } from '#core/days.ts'
import { readIban, showIban } from '#core/iban.ts'
import { showEuros } from '#core/money.ts'
import { listName, type Named } from '#core/names.ts'
import { readPhone } from '#core/phone.ts'
import { characters, LONG_TEXT_MAX, TEXT_MAX } from '#core/text.ts'
import { type Answer, type Answers, answerTo, isAnswered, type Row } from './answers.ts'
import type { Condition } from './condition.ts'
import { type DefinedField, type Definition, namesOf, type PersonalMark, type Step } from './definition.ts'
import { walk } from './walk.ts'

/** What the family may choose from, read from other features for this author and this day. */
export type Offer = {
  /** `about`: what tells a child from another, under the name. */
  readonly children: readonly ({ readonly id: number; readonly about?: string } & Named)[]
  readonly years: readonly number[]
  readonly schools: readonly {
    readonly id: number
    readonly name: string
    readonly levels: readonly { readonly code: string; readonly name: string }[]
  }[]
  /** Services that have activities. */
  readonly sessions: readonly { readonly id: number; readonly name: string }[]
  readonly services: readonly { readonly id: number; readonly name: string }[]
  /** In French, the likeliest first. */
  readonly countries: readonly string[]
}

type Option = { readonly value: string; readonly label: string; readonly hint?: string }

type Shape =
  | {
      readonly kind: 'text'
      readonly max?: number
      readonly width?: 'short' | 'medium' | 'full'
      readonly isDigits?: boolean
      readonly prefill?: 'name' | 'email'
    }
  | { readonly kind: 'longtext'; readonly max?: number }
  | { readonly kind: 'email'; readonly prefill?: 'name' | 'email' }
  | { readonly kind: 'phone' | 'iban' | 'consent' | 'commune' }
  | { readonly kind: 'number' | 'amount'; readonly min: number; readonly max: number }
  | { readonly kind: 'date'; readonly example?: string }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly look?: 'radios' | 'select' }
  | { readonly kind: 'choices'; readonly options: readonly Option[]; readonly exclusive?: string }
  | { readonly kind: 'country'; readonly countries: readonly string[] }
  | {
      readonly kind: 'list'
      readonly item: Readonly<
        Record<
          string,
          ItemShape & { readonly label: string; readonly hint?: string; readonly missing?: string; readonly required?: boolean }
        >
      >
      readonly itemLabel: string
      readonly addLabel: string
      readonly max: number
    }
type ItemShape = Extract<Shape, { kind: 'text' | 'email' | 'choice' | 'choices' }> | { readonly kind: 'phone' }

/** One question with its choices: what `forms/` reads and draws, and what the definition says of its answer. */
export type Question = Shape & {
  /** Under which its answer is kept. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly missing?: string
  readonly required?: boolean
  /** The defined field that it comes from. */
  readonly field: string
  /** Asked only then; null: always. */
  readonly when: Condition | null
  readonly personal: PersonalMark | null
  /** Shown to agents who hold `health.read` only. */
  readonly isHealth: boolean
  /** Shown to agents who hold `bank.read` only. */
  readonly isBank: boolean
  /** Why it is asked. */
  readonly purpose: string | null
  readonly reuse: 'family' | 'child' | null
}

const byId = (all: readonly { id: number; name: string }[]): Option[] =>
  all.map(({ id, name }) => ({ value: String(id), label: name }))

/** «Année 2017 / 2018» */
const showSchoolYear = (firstYear: number): string => `Année ${firstYear} / ${firstYear + 1}`

const YES_NO: readonly Option[] = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
]

type Asked = Exclude<DefinedField, { kind: 'document' | 'information' }>
type Part = Shape & { readonly label: string; readonly hint?: string; readonly missing?: string; readonly required?: boolean }

/** What each question of a field looks like, in the order of `namesOf`. */
const partsOf = (field: Asked, offer: Offer): Part[] => {
  const { label, hint, missing, required } = field
  const words = { label, hint, missing, required }
  switch (field.kind) {
    case 'child':
      return [
        {
          ...words,
          kind: 'choice',
          options: offer.children.map((c) => ({ value: String(c.id), label: listName(c), hint: c.about })),
        },
      ]
    case 'sessions':
      return [{ ...words, kind: 'choices', options: byId(offer.sessions) }]
    case 'service':
      return [{ ...words, kind: 'choice', look: 'select', options: byId(offer.services) }]
    case 'yesno':
      return [{ ...words, kind: 'choice', options: YES_NO }]
    case 'country':
      return [{ ...words, kind: 'country', countries: offer.countries }]
    case 'persons':
      return [
        {
          ...words,
          kind: 'list',
          item: Object.fromEntries(field.questions.map((question) => [question.name, question])),
          itemLabel: field.itemLabel ?? 'Personne',
          addLabel: field.addLabel ?? 'Ajouter une autre personne',
          max: field.most ?? 6,
        },
      ]
    case 'address':
      return [
        { kind: 'text', label: 'Numéro et voie', max: 120, required, missing: missing ?? 'Indiquez le numéro et la voie' },
        { kind: 'text', label: 'Complément d’adresse', hint: 'Bâtiment, étage, lieu-dit', max: 120, required: false },
        { kind: 'text', label: 'Code postal', max: 12, width: 'short', required, missing: 'Indiquez le code postal' },
        { kind: 'text', label: 'Ville', max: 80, required, missing: 'Indiquez la ville' },
      ]
    case 'school-level': {
      const levels = new Map(offer.schools.flatMap((s) => s.levels.map((l) => [l.code, l.name] as const)))
      const select = { kind: 'choice' as const, look: 'select' as const, required }
      return [
        {
          ...select,
          label: 'Année scolaire',
          missing: 'Choisissez une année scolaire',
          options: offer.years.map((y) => ({ value: String(y), label: showSchoolYear(y) })),
        },
        { ...select, label: 'Etablissement', missing: 'Choisissez une école', options: byId(offer.schools) },
        {
          ...select,
          label: 'Niveau',
          missing: 'Choisissez un niveau',
          options: [...levels].map(([value, level]) => ({ value, label: level })),
        },
      ]
    }
    case 'text':
      return [{ ...words, kind: 'text', max: field.max, width: field.width, prefill: field.prefill }]
    case 'longtext':
      return [{ ...words, kind: 'longtext', max: field.max }]
    case 'email':
      return [{ ...words, kind: 'email', prefill: field.prefill }]
    case 'number':
    case 'amount':
      return [{ ...words, kind: field.kind, min: field.min, max: field.max }]
    case 'date':
      return [{ ...words, hint: hint ?? field.example, kind: 'date', example: field.example }]
    case 'choice':
      return [{ ...words, kind: 'choice', options: field.options, look: field.look }]
    case 'choices':
      return [{ ...words, kind: 'choices', options: field.options, exclusive: field.exclusive }]
    case 'consent':
    case 'phone':
    case 'iban':
    case 'commune':
      return [{ ...words, kind: field.kind }]
  }
}

/** The questions of one field, by answer name; a paper or an information asks none. */
export const questionsOfField = (field: DefinedField, offer: Offer): Record<string, Question> => {
  if (field.kind === 'document' || field.kind === 'information') return {}
  const parts = partsOf(field, offer)
  const shared = {
    field: field.name,
    when: field.when ?? null,
    personal: field.personal ?? null,
    isHealth: field.personal === 'health',
    isBank: field.personal === 'bank',
    purpose: field.purpose ?? null,
    reuse: field.reuse ?? null,
  }
  return Object.fromEntries(namesOf(field).map((name, i) => [name, { ...parts[i]!, ...shared, name }]))
}

/** The questions of a step, by answer name, in order; those whose condition does not hold included. */
export const questionsOf = (step: Pick<Step, 'fields'>, offer: Offer): Record<string, Question> =>
  Object.assign({}, ...step.fields.map((field) => questionsOfField(field, offer)))

const isDate = (answer: Answer | undefined): boolean => {
  if (typeof answer !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return false
  try {
    return Temporal.PlainDate.from(answer, { overflow: 'reject' }).toString() === answer
  } catch {
    return false
  }
}

const isText = (answer: unknown, most: number): boolean => typeof answer === 'string' && characters(answer) <= most

type Checked = Pick<Question, 'required'> & (Shape | ItemShape)

const isAllowed = (question: Checked, answer: Answer | undefined): boolean => {
  if (!isAnswered(answer)) return question.required === false
  switch (question.kind) {
    case 'choice':
      return question.options.some((o) => o.value === answer)
    case 'choices': {
      if (!Array.isArray(answer)) return false
      const chosen = answer as readonly string[]
      if (new Set(chosen).size !== chosen.length || !chosen.every((v) => question.options.some((o) => o.value === v)))
        return false
      return !(question.exclusive !== undefined && chosen.includes(question.exclusive) && chosen.length > 1)
    }
    case 'consent':
      return answer === true
    case 'date':
      return isDate(answer)
    case 'text':
      return isText(answer, question.max ?? TEXT_MAX)
    case 'longtext':
      return isText(answer, question.max ?? LONG_TEXT_MAX)
    case 'email':
      return isText(answer, 320)
    case 'commune':
      return isText(answer, 100)
    case 'phone':
      return typeof answer === 'string' && readPhone(answer) !== null
    case 'iban':
      return typeof answer === 'string' && readIban(answer)?.isSepa === true
    case 'country':
      return typeof answer === 'string' && question.countries.includes(answer)
    case 'number':
    case 'amount':
      return (
        typeof answer === 'string' &&
        /^-?\d{1,9}$/.test(answer) &&
        Number(answer) >= question.min &&
        Number(answer) <= question.max
      )
    case 'list':
      return (
        Array.isArray(answer) &&
        answer.length <= question.max &&
        (answer as readonly unknown[]).every(
          (row) =>
            typeof row === 'object' &&
            row !== null &&
            Object.keys(row).every((name) => name in question.item) &&
            Object.entries(question.item).every(([name, item]) => isAllowed(item, (row as Row)[name])),
        )
      )
  }
}

/**
 * PR-4 · The answers of some fields that cannot stand: missing, not offered to this family, or a level that the chosen
 * school does not have. By answer name. Conditions are not looked at: give the fields that are asked.
 */
const faultsOfFields = (fields: readonly DefinedField[], answers: Answers, offer: Offer): string[] => {
  const faults = Object.entries(questionsOf({ fields: [...fields] }, offer))
    .filter(([name, question]) => !isAllowed(question, answerTo(answers, name)))
    .map(([name]) => name)
  for (const field of fields) {
    if (field.kind !== 'school-level') continue
    const [year, school, level] = namesOf(field) as [string, string, string]
    const answered = [year, school, level].filter((n) => isAnswered(answers[n])).length
    if (answered === 0 || faults.includes(school) || faults.includes(level)) continue
    const chosen = offer.schools.find((s) => String(s.id) === answers[school])
    if (answered < 3 || !chosen?.levels.some((l) => l.code === answers[level])) faults.push(level)
  }
  return faults
}

/** PR-4 · The answers of a step that cannot stand, among those that it asks with these answers. */
export const faultsOf = (definition: Definition, step: Step, answers: Answers, offer: Offer): string[] =>
  faultsOfFields(walk(definition, answers).steps.find((s) => s.step.slug === step.slug)?.fields ?? [], answers, offer)

/** The answers of every step, checked against today's offer (PR-4). */
export const allFaults = (definition: Definition, answers: Answers, offer: Offer): string[] =>
  faultsOfFields(
    walk(definition, answers).steps.flatMap((s) => s.fields),
    answers,
    offer,
  )

const labelOf = (options: readonly Option[], value: string): string => options.find((o) => o.value === value)?.label ?? value

const showRow = (question: Extract<Question, { kind: 'list' }>, row: Row): string =>
  Object.entries(question.item)
    .flatMap(([name, item]) => {
      const given = row[name]
      if (given === null || given === undefined || given.length === 0) return []
      const values = typeof given === 'string' ? [given] : given
      return [values.map((v) => (item.kind === 'choice' || item.kind === 'choices' ? labelOf(item.options, v) : v)).join(', ')]
    })
    .join(' – ')

/** An answer as lines of text; empty when there is none. */
export const showAnswer = (question: Question, answer: Answer | undefined): string[] => {
  if (answer === undefined || !isAnswered(answer)) return []
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return (Array.isArray(answer) ? (answer as readonly string[]) : [String(answer)]).map((v) => labelOf(question.options, v))
    case 'consent':
      return ['Oui']
    case 'date':
      return isDate(answer) ? [showDateDigits(Temporal.PlainDate.from(String(answer)))] : [String(answer)]
    case 'amount':
      return [showEuros(Number(answer))]
    case 'iban':
      return [showIban(String(answer))]
    case 'list':
      return Array.isArray(answer) ? (answer as readonly Row[]).map((row) => showRow(question, row)) : []
    default:
      return String(answer).split('\n')
  }
}

/** The school years that a family may ask for: those that are not over. */
export const yearsToOffer = (years: readonly { firstYear: number; lastDay: Day }[], today: Day): number[] =>
  years
    .filter((y) => !isBefore(y.lastDay, today))
    .map((y) => y.firstYear)
    .toSorted((a, b) => a - b)
    .slice(0, 2)
