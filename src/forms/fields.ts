import type { Cents } from '../core/money.ts'

/**
 * A field is data: hand-written pages and procedure definitions (JSON) use the same kinds, read by `read.ts` and drawn by
 * `ui/field.tsx`. Optional properties that end in a sentence are shown to the person as they are.
 */
type Common = {
  readonly label: string
  readonly hint?: string
  /** True by default. An optional field left empty reads as null. */
  readonly required?: boolean
  /** Marked as mandatory although it may be left empty, because another answer then fills it. */
  readonly isFilledOtherwise?: boolean
  /** «Indiquez votre prénom»: shown when a required field is empty. */
  readonly missing?: string
}

type AutoComplete = { readonly autocomplete?: string }

export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

export type TextField = Common &
  AutoComplete & {
    readonly kind: 'text' /** Characters; `TEXT_MAX` by default. */
    readonly max?: number
    readonly width?: 'short' | 'medium' | 'full'
    readonly isName?: boolean
    /** Telephones show their keys for figures. */
    readonly isDigits?: boolean
  }
export type LongTextField = Common & { readonly kind: 'longtext' /** Characters; 2000 by default. */; readonly max?: number }
export type EmailField = Common & AutoComplete & { readonly kind: 'email' }
/** Kept as typed: neither trimmed nor normalised. Never sent back to the browser. */
export type PasswordField = Common &
  AutoComplete & {
    readonly kind: 'password' /** One being chosen, of which only the length counts: that many characters. */
    readonly least?: number | undefined
  }
/** Three inputs, `name.jour`, `name.mois`, `name.annee`. */
export type DateField = Common & { readonly kind: 'date'; readonly autocomplete?: 'bday'; readonly example?: string }
/** One of. `look` is radios by default. */
export type ChoiceField = Common &
  AutoComplete & { readonly kind: 'choice'; readonly options: readonly Option[]; readonly look?: 'radios' | 'select' }
/** Any of, in the options' order. `exclusive` is the value that cannot be ticked with another. */
export type ChoicesField = Common & { readonly kind: 'choices'; readonly options: readonly Option[]; readonly exclusive?: string }
/** One box that must be ticked when required. */
export type ConsentField = Common & { readonly kind: 'consent' }
/** An amount of money, in cents, both bounds included. */
export type AmountField = Common & { readonly kind: 'amount'; readonly min: Cents; readonly max: Cents }

/** One of these countries, by its name in French; the first is the likeliest. */
export type CountryField = Common & { readonly kind: 'country'; readonly countries: readonly string[] }
/**
 * A commune as typed, with what was chosen in a list of those that it may be. Reading does not look it up: the page does.
 * `country` and `department` name the questions of the same form that go with it.
 */
export type CommuneField = Common & { readonly kind: 'commune'; readonly country?: string; readonly department?: string }

export type CommuneAnswer = {
  /** «LYON 02», as typed. */
  readonly text: string
  /** What the chosen option stands for; null when none was chosen for that text. */
  readonly chosen: string | null
  /** «Ma commune n’est pas dans la liste» */
  readonly isUnlisted: boolean
  /** A choice was offered for that text and none was made. */
  readonly isUndecided: boolean
}

/** The answer as somebody types it, nothing chosen. */
export const typedCommune = (text: string): CommuneAnswer => ({ text, chosen: null, isUnlisted: false, isUndecided: false })

/** What the option «Ma commune n’est pas dans la liste» posts. */
export const UNLISTED = 'absente'

/** A whole number, both bounds included. */
export type NumberField = Common & { readonly kind: 'number'; readonly min: number; readonly max: number }
/** A telephone, French or not; reads as `core/phone.ts` writes it. */
export type PhoneField = Common & AutoComplete & { readonly kind: 'phone' }
/** A bank account of the SEPA zone; reads without spaces. */
export type IbanField = Common & { readonly kind: 'iban' }

export type ItemField = TextField | LongTextField | EmailField | PhoneField | ChoiceField | ChoicesField
/** What one line of a list reads as, by the name of its question. */
export type ListRow = Readonly<Record<string, string | readonly string[] | null>>
/**
 * Several things of a kind, each answering the same questions: inputs `name.0.nom`, `name.1.nom`… A line left wholly empty
 * is not one. `name.lignes` says how many lines the page showed.
 */
export type ListField = Common & {
  readonly kind: 'list'
  readonly item: Readonly<Record<string, ItemField>>
  /** «Personne»: «Personne 1», «Personne 2». */
  readonly itemLabel: string
  /** «Ajouter une autre personne» */
  readonly addLabel: string
  readonly max: number
}

/** A file, or several. Its bytes are not in the body: reading gives null, and the page looks at what was received. */
export type FileField = Common & {
  readonly kind: 'file'
  readonly isMultiple: boolean
  /** What the browser offers to choose; the papers of a family by default. */
  readonly accept?: string
}

export type Field =
  | TextField
  | LongTextField
  | EmailField
  | PasswordField
  | DateField
  | ChoiceField
  | ChoicesField
  | ConsentField
  | AmountField
  | CountryField
  | CommuneField
  | NumberField
  | PhoneField
  | IbanField
  | ListField
  | FileField
export type Fields = Readonly<Record<string, Field>>

type Kept<F extends Field> = F extends { kind: 'date' }
  ? Temporal.PlainDate
  : F extends { kind: 'choices' }
    ? string[]
    : F extends { kind: 'consent' }
      ? boolean
      : F extends { kind: 'commune' }
        ? CommuneAnswer
        : F extends { kind: 'file' }
          ? null
          : F extends { kind: 'list' }
            ? ListRow[]
            : F extends { kind: 'amount' | 'number' }
              ? number
              : string

/** What a field reads as. Optional fields may be null; lists are never null (empty instead). */
export type ValueOf<F extends Field> = F extends { kind: 'choices' | 'consent' | 'list' }
  ? Kept<F>
  : F extends { required: false }
    ? Kept<F> | null
    : Kept<F>

export type ValuesOf<Fs extends Fields> = { -readonly [K in keyof Fs]: ValueOf<Fs[K]> }

export const inputOfItem = (list: string, line: number, question: string): string => `${list}.${line}.${question}`
/** Says how many lines a list shows. */
export const linesInput = (list: string): string => `${list}.lignes`

/** The input names that a field posts, first the one that an error links to. */
export const inputNames = (name: string, field: Field): string[] => {
  switch (field.kind) {
    case 'date':
      return [`${name}.jour`, `${name}.mois`, `${name}.annee`]
    case 'commune':
      // The text, what was chosen, and the text that it was chosen for.
      return [name, `${name}.choix`, `${name}.pour`]
    case 'list':
      return [inputOfItem(name, 0, Object.keys(field.item)[0]!), linesInput(name)]
    default:
      return [name]
  }
}

/** The HTML id of an input. */
export const inputId = (inputName: string): string => `champ-${inputName.replaceAll('.', '-')}`
