import type { Body } from '../core/body.ts'
import { MONTHS } from '../core/days.ts'
import { readIban } from '../core/iban.ts'
import { readEuros, showEuros } from '../core/money.ts'
import { readPhone } from '../core/phone.ts'
import { characters, LONG_TEXT_MAX, plain, TEXT_MAX, tidy } from '../core/text.ts'
import {
  type AmountField,
  type ChoiceField,
  type ChoicesField,
  type CommuneAnswer,
  type CountryField,
  type DateField,
  type Field,
  inputOfItem,
  type ListField,
  type ListRow,
  type NumberField,
  UNLISTED,
} from './fields.ts'
import { linesOf } from './list.ts'

/** `input` is the suffix of the input at fault, for fields with several. */
export type FieldReading =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly fault: string
      readonly input?: string
      readonly others?: readonly { readonly fault: string; readonly input: string }[]
    }

const good = (value: unknown): FieldReading => ({ ok: true, value })
const bad = (fault: string, input?: string): FieldReading => ({ ok: false, fault, input })

const only = (body: Body, name: string): string => body[name]?.[0] ?? ''
const isRequired = (field: Field): boolean => field.required !== false
const missing = (field: Field): string =>
  field.missing ?? `Renseignez « ${field.label} »`.replaceAll(' »', '\u00a0»').replaceAll('« ', '«\u00a0')

// Control characters (except line breaks in long texts) have no place in what a person types.
const clean = (text: string): string =>
  tidy(text.replace(/[\p{Cc}\p{Cf}]/gu, (c) => (/\s/u.test(c) ? ' ' : c === '\u200d' ? c : '')))

const readText = (field: Field, text: string, max: number): FieldReading => {
  if (text === '') return isRequired(field) ? bad(missing(field)) : good(null)
  if (characters(text) > max)
    return bad(
      `${field.label} : ${max}\u00a0caractères au plus (vous en avez saisi ${characters(text)})`.replace(' :', '\u00a0:'),
    )
  return good(text)
}

// Syntax only: the confirmation mail proves the address. Local part and domain limits from RFC 5321 §4.5.3.1.
const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@(?=.{1,255}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i

const readEmail = (field: Field, typed: string): FieldReading => {
  const text = tidy(typed).toLowerCase()
  if (text === '') return isRequired(field) ? bad(missing(field)) : good(null)
  return EMAIL.test(text) ? good(text) : bad('Indiquez une adresse électronique au format nom@exemple.fr')
}

const monthOf = (typed: string): number | null => {
  if (/^\d{1,2}$/.test(typed)) return Number(typed)
  const wanted = plain(typed).replace(/\.$/, '')
  if (wanted.length < 3) return null
  const found = MONTHS.filter((m) => plain(m).startsWith(wanted))
  return found.length === 1 ? MONTHS.indexOf(found[0]!) + 1 : null
}

const readDate = (field: DateField, name: string, body: Body): FieldReading => {
  const [d, m, y] = [`${name}.jour`, `${name}.mois`, `${name}.annee`].map((input) => tidy(only(body, input))) as [
    string,
    string,
    string,
  ]
  if (!d && !m && !y) return isRequired(field) ? bad(missing(field)) : good(null)
  const holes = [!d && 'un jour', !m && 'un mois', !y && 'une année'].filter((x) => typeof x === 'string')
  if (holes.length > 0) return bad(`${field.label}\u00a0: il manque ${holes.join(' et ')}`, !d ? 'jour' : !m ? 'mois' : 'annee')
  if (!/^\d{4}$/.test(y)) return bad(`${field.label}\u00a0: l’année s’écrit avec quatre chiffres`, 'annee')
  const month = monthOf(m)
  if (!/^\d{1,2}$/.test(d) || month === null)
    return bad(`${field.label}\u00a0: cette date n’existe pas`, month === null ? 'mois' : 'jour')
  try {
    return good(Temporal.PlainDate.from({ year: Number(y), month, day: Number(d) }, { overflow: 'reject' }))
  } catch {
    return bad(`${field.label}\u00a0: cette date n’existe pas`, 'jour')
  }
}

const readChoice = (field: ChoiceField, value: string): FieldReading => {
  if (value === '') return isRequired(field) ? bad(missing(field)) : good(null)
  return field.options.some((o) => o.value === value) ? good(value) : bad(missing(field))
}

const readChoices = (field: ChoicesField, values: readonly string[]): FieldReading => {
  const chosen = field.options.map((o) => o.value).filter((v) => values.includes(v))
  if (chosen.length === 0) return isRequired(field) ? bad(missing(field)) : good([])
  if (field.exclusive && chosen.includes(field.exclusive) && chosen.length > 1) {
    const label = field.options.find((o) => o.value === field.exclusive)!.label
    return bad(`Cochez «\u00a0${label}\u00a0» ou les autres choix, pas les deux`)
  }
  return good(chosen)
}

const readAmount = (field: AmountField, typed: string): FieldReading => {
  const read = readEuros(typed)
  if (!read.ok) {
    if (read.refusal === 'amount.empty') return isRequired(field) ? bad(missing(field)) : good(null)
    return bad('Indiquez un montant en chiffres, par exemple 30 ou 30,50')
  }
  if (read.value < field.min || read.value > field.max) {
    return bad(`Le montant doit être compris entre ${showEuros(field.min)} et ${showEuros(field.max)}`)
  }
  return good(read.value)
}

const readCountry = (field: CountryField, value: string): FieldReading => {
  if (value === '') return isRequired(field) ? bad(missing(field)) : good(null)
  return field.countries.includes(value) ? good(value) : bad(missing(field))
}

const readCommune = (field: Field, name: string, body: Body): FieldReading => {
  const read = readText(field, clean(only(body, name)), 100)
  if (!read.ok || read.value === null) return read
  const text = read.value as string
  // A choice holds for the text it was made for; whoever types something else has to choose again.
  const isFor = clean(only(body, `${name}.pour`)) === text
  const choice = isFor ? only(body, `${name}.choix`) : ''
  return good({
    text,
    chosen: choice === '' || choice === UNLISTED ? null : choice,
    isUnlisted: choice === UNLISTED,
    isUndecided: isFor && choice === '',
  } satisfies CommuneAnswer)
}

const readNumber = (field: NumberField, typed: string): FieldReading => {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '')
  if (text === '') return isRequired(field) ? bad(missing(field)) : good(null)
  if (!/^-?\d{1,9}$/.test(text)) return bad(`${field.label}\u00a0: indiquez un nombre entier, en chiffres`)
  const value = Number(text)
  return value < field.min || value > field.max
    ? bad(`${field.label}\u00a0: indiquez un nombre entre ${field.min} et ${field.max}`)
    : good(value)
}

const readPhoneField = (field: Field, typed: string): FieldReading => {
  if (tidy(typed) === '') return isRequired(field) ? bad(missing(field)) : good(null)
  const phone = readPhone(typed)
  return phone !== null
    ? good(phone)
    : bad(
        `${field.label}\u00a0: indiquez un numéro comme 03\u00a053\u00a001\u00a000\u00a002 ou +32\u00a02\u00a0123\u00a045\u00a067`,
      )
}

const readIbanField = (field: Field, typed: string): FieldReading => {
  if (tidy(typed) === '') return isRequired(field) ? bad(missing(field)) : good(null)
  const read = readIban(typed)
  if (read === null) return bad('Cet IBAN n’est pas juste\u00a0: vérifiez les lettres et les chiffres sur votre RIB')
  return read.isSepa ? good(read.iban) : bad('Ce compte est dans un pays où le prélèvement n’est pas possible')
}

/** A line counts when something was answered in it; then all of its questions are checked. */
const readList = (field: ListField, name: string, body: Body): FieldReading => {
  const rows: ListRow[] = []
  const faults: { fault: string; input: string }[] = []
  for (const line of linesOf(field, name, body)) {
    const questions = Object.entries(field.item)
    if (questions.every(([question]) => (body[inputOfItem(name, line, question)] ?? []).every((typed) => tidy(typed) === '')))
      continue
    const row: Record<string, string | readonly string[] | null> = {}
    for (const [question, item] of questions) {
      const reading = readField(item, inputOfItem(name, line, question), body)
      if (reading.ok) row[question] = reading.value as string | string[] | null
      else faults.push({ fault: `${field.itemLabel}\u00a0${line + 1}\u00a0: ${reading.fault}`, input: `${line}.${question}` })
    }
    rows.push(row)
  }
  const [first, ...others] = faults
  if (first) return { ok: false, ...first, others }
  if (rows.length === 0) return isRequired(field) ? bad(missing(field)) : good([])
  return good(rows)
}

/** Reads one field of a posted form. Pure; never throws on what was posted. */
export const readField = (field: Field, name: string, body: Body): FieldReading => {
  switch (field.kind) {
    case 'text':
      return readText(field, clean(only(body, name)), field.max ?? TEXT_MAX)
    case 'longtext':
      return readText(
        field,
        only(body, name)
          .normalize('NFC')
          .replaceAll('\r\n', '\n')
          .replace(/[^\P{Cc}\n\t]/gu, '')
          .trim(),
        field.max ?? LONG_TEXT_MAX,
      )
    case 'email':
      return readEmail(field, only(body, name))
    case 'password': {
      const typed = only(body, name)
      return typed === '' && isRequired(field) ? bad(missing(field)) : good(typed === '' ? null : typed)
    }
    case 'date':
      return readDate(field, name, body)
    case 'choice':
      return readChoice(field, only(body, name))
    case 'choices':
      return readChoices(field, body[name] ?? [])
    case 'consent': {
      const ticked = only(body, name) !== ''
      return !ticked && isRequired(field) ? bad(missing(field)) : good(ticked)
    }
    case 'amount':
      return readAmount(field, only(body, name))
    case 'country':
      return readCountry(field, only(body, name))
    case 'file':
      return good(null)
    case 'commune':
      return readCommune(field, name, body)
    case 'number':
      return readNumber(field, only(body, name))
    case 'phone':
      return readPhoneField(field, only(body, name))
    case 'iban':
      return readIbanField(field, only(body, name))
    case 'list':
      return readList(field, name, body)
  }
}
