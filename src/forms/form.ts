import type { Body } from '../core/body.ts'
import { showIban } from '../core/iban.ts'
import { typedEuros } from '../core/money.ts'
import type { Refused } from '../core/result.ts'
import {
  type CommuneAnswer,
  type Field,
  type Fields,
  inputNames,
  inputOfItem,
  type ListRow,
  linesInput,
  type Option,
  UNLISTED,
  type ValuesOf,
} from './fields.ts'
import { ADDED } from './list.ts'
import { readField } from './read.ts'

export type { Body } from '../core/body.ts'
export type { Field, Fields, ListRow, Option, ValuesOf } from './fields.ts'

/** One thing wrong with what was typed. `input` is the name of the input that the summary links to. */
export type Fault = { readonly field: string; readonly input: string; readonly message: string }

/** What an answer may mean, for the person to choose: radios under the field. */
export type Offer = { readonly question: string; readonly choices: readonly Option[] }

/** A form as a page shows it: what it asks, what was typed, what is wrong. */
export type FormState<Fs extends Fields = Fields> = {
  readonly fields: Fs
  /** By input name. Passwords are never here. */
  readonly typed: Readonly<Record<string, readonly string[]>>
  readonly faults: readonly Fault[]
  /** The sentence of a rule that said no (HTTP 409), shown in the summary without a link. */
  readonly refusal: string | null
  /** By field name: choices to make before the form can go on. */
  readonly offers: Readonly<Record<string, Offer>>
  /** The same form with a rule's refusal on it. */
  readonly refused: (sentence: string) => FormState<Fs>
  /** The same form with a fault found after reading («Cet identifiant est déjà utilisé»); `input`: when the field has several. */
  faulty(field: keyof Fs & string, message: string, input?: string): FormState<Fs>
  /** The same form with a choice to make: nothing is wrong, but the answer has several meanings. */
  offering(field: keyof Fs & string, offer: Offer): FormState<Fs>
}

export type FormReading<Fs extends Fields> =
  | (FormState<Fs> & { readonly ok: true; readonly values: ValuesOf<Fs> })
  | (FormState<Fs> & { readonly ok: false })

export type Form<Fs extends Fields> = {
  readonly fields: Fs
  /** Nothing typed yet, or what is known already. */
  readonly blank: (known?: Partial<ValuesOf<Fs>>) => FormState<Fs>
  /** Reads a posted body. Fields that it does not contain are empty; inputs that it does not know are ignored. */
  readonly read: (body: Body) => FormReading<Fs>
  /** What was typed as it is, unchecked: to show a form again after a gesture that only changes its shape. */
  readonly shown: (body: Body) => FormState<Fs>
}

const state = <Fs extends Fields>(
  fields: Fs,
  typed: FormState['typed'],
  faults: readonly Fault[],
  refusal: string | null,
  offers: FormState['offers'] = {},
): FormState<Fs> => ({
  fields,
  typed,
  faults,
  refusal,
  offers,
  refused: (sentence) => state(fields, typed, faults, sentence, offers),
  faulty: (field, message, input = inputNames(field, fields[field]!)[0]!) =>
    state(fields, typed, [...faults, { field, input, message }], refusal, offers),
  offering: (field, offer) => state(fields, typed, faults, refusal, { ...offers, [field]: offer }),
})

const written = (name: string, field: Field, value: unknown): [string, string[]][] => {
  if (value === null || value === undefined || field.kind === 'password') return []
  switch (field.kind) {
    case 'date': {
      const d = value as Temporal.PlainDate
      return [
        [`${name}.jour`, [String(d.day).padStart(2, '0')]],
        [`${name}.mois`, [String(d.month).padStart(2, '0')]],
        [`${name}.annee`, [String(d.year)]],
      ]
    }
    case 'choices':
      return [[name, value as string[]]]
    case 'commune': {
      const { text, chosen, isUnlisted } = value as CommuneAnswer
      const choice = isUnlisted ? UNLISTED : chosen
      return choice === null
        ? [[name, [text]]]
        : [
            [name, [text]],
            [`${name}.choix`, [choice]],
            [`${name}.pour`, [text]],
          ]
    }
    case 'consent':
      return value ? [[name, ['oui']]] : []
    case 'list': {
      const rows = value as readonly ListRow[]
      const inputs = rows.flatMap((row, line) =>
        Object.entries(row).flatMap(([question, given]): [string, string[]][] =>
          given === null ? [] : [[inputOfItem(name, line, question), typeof given === 'string' ? [given] : [...given]]],
        ),
      )
      return [...inputs, [linesInput(name), [String(rows.length)]]]
    }
    case 'iban':
      return [[name, [showIban(String(value))]]]
    case 'amount':
      return [[name, [typedEuros(value as number)]]]
    default:
      return [[name, [String(value)]]]
  }
}

/** What a body holds for these fields, by input name; passwords never. */
const typedIn = (fields: Fields, body: Body): Record<string, readonly string[]> => {
  const typed: Record<string, readonly string[]> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'password') continue
    const lines = field.kind === 'list' ? Object.keys(body).filter((input) => input.startsWith(`${name}.`)) : []
    for (const input of new Set([...inputNames(name, field), ...lines])) if (body[input]) typed[input] = body[input]
    if (field.kind === 'list' && body[ADDED]?.[0] === name) typed[ADDED] = [name]
  }
  return typed
}

/**
 * A form from its fields. `check` sees the values once every field is right and names what is wrong between them. `isAsked`
 * says, from the values read before it, whether a field counts: one that does not reads as empty, whatever was typed.
 */
export const form = <const Fs extends Fields>(
  fields: Fs,
  check: (values: ValuesOf<Fs>) => Partial<Record<keyof Fs & string, string>> = () => ({}),
  isAsked: (name: string, before: Readonly<Record<string, unknown>>) => boolean = () => true,
): Form<Fs> => ({
  fields,
  blank: (known = {}) => {
    const typed = Object.entries(fields).flatMap(([name, field]) =>
      written(name, field, (known as Record<string, unknown>)[name]),
    )
    return state(fields, Object.fromEntries(typed), [], null)
  },
  read: (body) => {
    const faults: Fault[] = []
    const values: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(fields)) {
      if (!isAsked(name, values)) {
        values[name] = field.kind === 'choices' || field.kind === 'list' ? [] : field.kind === 'consent' ? false : null
        continue
      }
      const reading = readField(field, name, body)
      if (reading.ok) {
        values[name] = reading.value
        continue
      }
      const input = reading.input ? `${name}.${reading.input}` : inputNames(name, field)[0]!
      faults.push({ field: name, input, message: reading.fault })
      for (const other of reading.others ?? [])
        faults.push({ field: name, input: `${name}.${other.input}`, message: other.fault })
    }
    if (faults.length === 0) {
      for (const [field, message] of Object.entries(check(values as ValuesOf<Fs>))) {
        if (message) faults.push({ field, input: inputNames(field, fields[field]!)[0]!, message: message as string })
      }
    }
    const read = state(fields, typedIn(fields, body), faults, null)
    return faults.length === 0 ? { ...read, ok: true, values: values as ValuesOf<Fs> } : { ...read, ok: false }
  },
  shown: (body) => state(fields, typedIn(fields, body), [], null),
})

/** The sentence of a refusal, from the feature's exhaustive table. */
export type Sentences<C extends string> = Readonly<Record<C, string | ((details: Refused['details']) => string)>>

export const sentenceOf = <C extends string>(sentences: Sentences<C>, refused: Refused<C>): string => {
  const sentence = sentences[refused.refusal]
  return typeof sentence === 'string' ? sentence : sentence(refused.details)
}

/** The first value posted under that input name, or ''. For inputs that no field describes (form key, `seen`). */
export const posted = (body: Body, name: string): string => body[name]?.[0] ?? ''
