import type { ComponentChildren } from 'preact'
import { showEuros } from '#core/money.ts'
import {
  type AmountField,
  type ChoiceField,
  type ChoicesField,
  type CommuneField,
  type ConsentField,
  type CountryField,
  type DateField,
  type Field as FieldData,
  inputId,
  inputOfItem,
  type ListField,
  type LongTextField,
  linesInput,
  type TextField,
} from '#forms/fields.ts'
import type { FormState } from '#forms/form.ts'
import { ADDED, addGesture, GESTURE, removeGesture, shownLines } from '#forms/list.ts'
import { CommuneInput } from './commune-input.tsx'

type Drawn<F extends FieldData> = {
  readonly name: string
  readonly field: F
  readonly typed: (input: string) => readonly string[]
  readonly faultyInput: string | null
  readonly message: string | null
}

const isRequired = (field: FieldData): boolean => field.required !== false

/** The manual marks what is mandatory by an asterisk; `Required` explains it at the top of the form. */
const Star = ({ field }: { field: FieldData }) =>
  isRequired(field) || field.isFilledOtherwise ? <span aria-hidden="true"> *</span> : null

const describedBy = (d: Drawn<FieldData>): string | undefined =>
  [d.field.hint && `${inputId(d.name)}-indice`, d.message && `${inputId(d.name)}-erreur`].filter(Boolean).join(' ') || undefined

const Notes = ({ d }: { d: Drawn<FieldData> }) => (
  <>
    {d.field.hint && (
      <p class="indice" id={`${inputId(d.name)}-indice`}>
        {d.field.hint}
      </p>
    )}
    {d.message && (
      <p class="erreur" id={`${inputId(d.name)}-erreur`}>
        <span class="vh">Erreur&nbsp;: </span>
        {d.message}
      </p>
    )}
  </>
)

const boxClass = (d: Drawn<FieldData>) => (d.message ? 'champ champ-faux' : 'champ')

const Labelled = ({ d, children }: { d: Drawn<FieldData>; children: ComponentChildren }) => (
  <div class={boxClass(d)}>
    <label for={inputId(d.name)}>
      {d.field.label}
      <Star field={d.field} />
    </label>
    <Notes d={d} />
    {children}
  </div>
)

const Grouped = ({ d, children }: { d: Drawn<FieldData>; children: ComponentChildren }) => (
  <fieldset class={boxClass(d)} aria-describedby={describedBy(d)}>
    <legend>
      {d.field.label}
      <Star field={d.field} />
    </legend>
    <Notes d={d} />
    {children}
  </fieldset>
)

const common = (d: Drawn<FieldData>) => ({
  id: inputId(d.name),
  name: d.name,
  'aria-describedby': describedBy(d),
  'aria-invalid': d.message ? ('true' as const) : undefined,
  'aria-required': isRequired(d.field) ? ('true' as const) : undefined,
})

const widths = { short: 'l-court', medium: 'l-moyen', full: undefined } as const

const TextInput = ({ d }: { d: Drawn<TextField> }) => (
  <Labelled d={d}>
    <input
      {...common(d)}
      type="text"
      class={widths[d.field.width ?? 'full']}
      value={d.typed(d.name)[0] ?? ''}
      autocomplete={d.field.autocomplete ?? 'off'}
      inputMode={d.field.isDigits ? 'numeric' : undefined}
      spellcheck={d.field.isName ? false : undefined}
      autocapitalize={d.field.isName ? 'words' : undefined}
    />
  </Labelled>
)

const LongText = ({ d }: { d: Drawn<LongTextField> }) => (
  <Labelled d={d}>
    <textarea {...common(d)} rows={6}>
      {d.typed(d.name)[0] ?? ''}
    </textarea>
  </Labelled>
)

const DateInputs = ({ d }: { d: Drawn<DateField> }) => {
  const parts = [
    ['jour', 'Jour', 'l-2', 'bday-day'],
    ['mois', 'Mois', 'l-2', 'bday-month'],
    ['annee', 'Année', 'l-4', 'bday-year'],
  ] as const
  return (
    <Grouped d={d}>
      <div class="trois-dates">
        {parts.map(([suffix, label, width, token]) => {
          const input = `${d.name}.${suffix}`
          return (
            <div>
              <label for={inputId(input)}>{label}</label>
              <input
                id={inputId(input)}
                name={input}
                type="text"
                inputMode={suffix === 'mois' ? undefined : 'numeric'}
                class={width}
                value={d.typed(input)[0] ?? ''}
                autocomplete={d.field.autocomplete === 'bday' ? token : 'off'}
                aria-invalid={d.faultyInput === input ? 'true' : undefined}
                aria-required={isRequired(d.field) ? 'true' : undefined}
              />
            </div>
          )
        })}
      </div>
    </Grouped>
  )
}

/** The choices of a group, each with its box; the first one's id is what an error links to. */
const Boxes = ({
  d,
  type,
  exclusive,
}: {
  d: Drawn<ChoiceField | ChoicesField>
  type: 'radio' | 'checkbox'
  exclusive?: string
}) => (
  <Grouped d={d}>
    {d.field.options.map((option, i) => {
      const id = i === 0 ? inputId(d.name) : `${inputId(d.name)}-${i}`
      return (
        <div class={option.value === exclusive ? 'case case-ou' : 'case'}>
          <input
            id={id}
            type={type}
            name={d.name}
            value={option.value}
            checked={d.typed(d.name).includes(option.value)}
            aria-describedby={option.hint ? `${id}-note` : undefined}
          />
          <label for={id}>{option.label}</label>
          {option.hint && (
            <p class="indice" id={`${id}-note`}>
              {option.hint}
            </p>
          )}
        </div>
      )
    })}
  </Grouped>
)

const Select = ({ d }: { d: Drawn<ChoiceField> }) => (
  <Labelled d={d}>
    <select {...common(d)} autocomplete={d.field.autocomplete ?? 'off'}>
      <option value="">Choisir</option>
      {d.field.options.map((option) => (
        <option value={option.value} selected={d.typed(d.name)[0] === option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </Labelled>
)

const Countries = ({ d }: { d: Drawn<CountryField> }) => (
  <Labelled d={d}>
    <select {...common(d)} autocomplete="off">
      <option value="">Choisir</option>
      {d.field.countries.map((name) => (
        <option value={name} selected={d.typed(d.name)[0] === name}>
          {name}
        </option>
      ))}
    </select>
  </Labelled>
)

const Consent = ({ d, children }: { d: Drawn<ConsentField>; children?: ComponentChildren }) => (
  <div class={boxClass(d)}>
    <Notes d={d} />
    <div class="case">
      <input {...common(d)} type="checkbox" value="oui" checked={d.typed(d.name).length > 0} />
      <label for={inputId(d.name)}>{children ?? d.field.label}</label>
    </div>
  </div>
)

const Amount = ({ d }: { d: Drawn<AmountField> }) => (
  <Labelled
    d={{
      ...d,
      field: {
        ...d.field,
        hint: d.field.hint ?? `De ${showEuros(d.field.min)} à ${showEuros(d.field.max)}, par exemple 30 ou 30,50`,
      },
    }}
  >
    <span class="montant">
      <input
        {...common({ ...d, field: { ...d.field, hint: 'oui' } })}
        type="text"
        inputMode="decimal"
        class="l-moyen"
        value={d.typed(d.name)[0] ?? ''}
        autocomplete="off"
      />
      <span aria-hidden="true">€</span>
    </span>
  </Labelled>
)

const Telephone = ({ d, autocomplete = 'off' }: { d: Drawn<FieldData>; autocomplete?: string }) => (
  <Labelled d={d}>
    <input {...common(d)} type="tel" class="l-moyen" value={d.typed(d.name)[0] ?? ''} autocomplete={autocomplete} />
  </Labelled>
)

/** A number or an account: never completed nor corrected by the browser. */
const Figures = ({ d, isNumber }: { d: Drawn<FieldData>; isNumber: boolean }) => (
  <Labelled d={d}>
    <input
      {...common(d)}
      type="text"
      class={isNumber ? 'l-court' : undefined}
      inputMode={isNumber ? 'numeric' : undefined}
      value={d.typed(d.name)[0] ?? ''}
      autocomplete="off"
      spellcheck={false}
    />
  </Labelled>
)

/** Lines that answer the same questions; two buttons of the same form add one and take one away. */
const List = ({ form, d }: { form: FormState; d: Drawn<ListField> }) => {
  const { field, name } = d
  const shown = shownLines(field, name, form.typed)
  const questions = Object.keys(field.item)
  const isJustAdded = form.typed[ADDED]?.[0] === name
  return (
    <Grouped d={{ ...d, message: form.faults.some((f) => f.input === inputOfItem(name, 0, questions[0]!)) ? null : d.message }}>
      <input type="hidden" name={linesInput(name)} value={shown} />
      {Array.from({ length: shown }, (_, line) => (
        <fieldset
          class="ligne"
          autofocus={isJustAdded && line === shown - 1}
          tabIndex={isJustAdded && line === shown - 1 ? -1 : undefined}
        >
          <legend>
            {field.itemLabel}&nbsp;{line + 1}
          </legend>
          {questions.map((question) => (
            <Field
              form={{
                ...form,
                fields: { [inputOfItem(name, line, question)]: field.item[question]! },
                faults: form.faults
                  .filter((f) => f.input === inputOfItem(name, line, question))
                  .map((f) => ({ ...f, field: f.input })),
              }}
              name={inputOfItem(name, line, question)}
            />
          ))}
          {shown > 1 && (
            <button type="submit" class="bouton bouton-link" name={GESTURE} value={removeGesture(name, line)}>
              Retirer
              <span class="vh">
                {' '}
                {field.itemLabel.toLocaleLowerCase('fr')}&nbsp;{line + 1}
              </span>
            </button>
          )}
        </fieldset>
      ))}
      {shown < field.max && (
        <p>
          <button type="submit" class="bouton bouton-secondary" name={GESTURE} value={addGesture(name)}>
            {field.addLabel}
          </button>
        </p>
      )}
    </Grouped>
  )
}

/** What a family may send as a paper. */
const PAPERS = 'application/pdf,image/jpeg,image/png,image/webp,image/heic,image/heif,.pdf,.jpg,.jpeg,.png,.webp,.heic,.heif'

/**
 * One field of a form with its label, hint, error and what was typed. `children` replaces the label of a consent box
 * (for a link inside it).
 */
export const Field = <S extends FormState>({
  form,
  name,
  children,
}: {
  form: S
  name: keyof S['fields'] & string
  children?: ComponentChildren
}) => {
  const field = (form.fields as Record<string, FieldData>)[name]
  if (!field) throw new Error(`the form has no field ${name}`)
  const fault = form.faults.find((f) => f.field === name)
  const drawn = {
    name,
    field,
    typed: (input: string) => form.typed[input] ?? [],
    faultyInput: fault?.input ?? null,
    message: fault?.message ?? null,
  }
  const d = <F extends FieldData>() => drawn as Drawn<F>
  switch (field.kind) {
    case 'text':
      return <TextInput d={d<TextField>()} />
    case 'longtext':
      return <LongText d={d<LongTextField>()} />
    case 'email':
      return (
        <Labelled d={drawn}>
          <input
            {...common(drawn)}
            type="email"
            value={form.typed[name]?.[0] ?? ''}
            autocomplete={field.autocomplete ?? 'off'}
            spellcheck={false}
          />
        </Labelled>
      )
    case 'password':
      return (
        <Labelled d={drawn}>
          <input
            {...common(drawn)}
            type="password"
            autocomplete={field.autocomplete ?? 'current-password'}
            spellcheck={false}
            data-ilot="mot-de-passe"
            data-regle={field.autocomplete === 'new-password' && field.hint ? (field.least ?? 'oui') : undefined}
          />
        </Labelled>
      )
    case 'date':
      return <DateInputs d={d<DateField>()} />
    case 'choice':
      return field.look === 'select' ? <Select d={d<ChoiceField>()} /> : <Boxes d={d<ChoiceField>()} type="radio" />
    case 'choices':
      return <Boxes d={d<ChoicesField>()} type="checkbox" exclusive={field.exclusive} />
    case 'consent':
      return <Consent d={d<ConsentField>()}>{children}</Consent>
    case 'amount':
      return <Amount d={d<AmountField>()} />
    case 'country':
      return <Countries d={d<CountryField>()} />
    case 'number':
    case 'iban':
      return <Figures d={drawn} isNumber={field.kind === 'number'} />
    case 'phone':
      return <Telephone d={drawn} autocomplete={field.autocomplete} />
    case 'list':
      return <List form={form} d={d<ListField>()} />
    case 'file':
      return (
        <Labelled d={drawn}>
          <input
            {...common(drawn)}
            type="file"
            accept={field.accept ?? PAPERS}
            multiple={field.isMultiple}
            data-ilot={field.accept ? undefined : 'fichiers'}
          />
        </Labelled>
      )
    case 'commune':
      return (
        <CommuneInput
          name={name}
          field={field as CommuneField}
          typed={drawn.typed}
          offer={form.offers[name]}
          boxClass={boxClass(drawn)}
          notes={<Notes d={drawn} />}
          input={common(drawn)}
        />
      )
  }
}
