import type { ComponentChildren } from 'preact'
import { type CommuneField, inputId, UNLISTED } from '#forms/fields.ts'
import type { Offer } from '#forms/form.ts'

const NOT_LISTED = 'Ma commune n’est pas dans la liste'

const Choices = ({ name, offer, chosen }: { name: string; offer: Offer; chosen: string | undefined }) => (
  <fieldset class="choix-commune">
    <legend>{offer.question}</legend>
    {[...offer.choices, { value: UNLISTED, label: NOT_LISTED }].map((choice, i, all) => {
      const id = i === 0 ? inputId(`${name}.choix`) : `${inputId(`${name}.choix`)}-${i}`
      return (
        <div class={i === all.length - 1 && i > 0 ? 'case case-ou' : 'case'}>
          <input
            id={id}
            type="radio"
            name={`${name}.choix`}
            value={choice.value}
            checked={chosen === choice.value}
            autofocus={i === 0}
          />
          <label for={id}>{choice.label}</label>
        </div>
      )
    })}
  </fieldset>
)

/**
 * A commune: a text box, that the island `commune` makes a combobox, then what it may mean when the server asks. Its two
 * companions say what was chosen and for which text, so that a choice never outlives the text.
 */
export const CommuneInput = ({
  name,
  field,
  typed,
  offer,
  boxClass,
  notes,
  input,
}: {
  name: string
  field: CommuneField
  typed: (input: string) => readonly string[]
  offer: Offer | undefined
  boxClass: string
  notes: ComponentChildren
  input: { readonly id: string; readonly name: string }
}) => {
  const text = typed(name)[0] ?? ''
  const chosen = typed(`${name}.choix`)[0]
  return (
    <div
      class={`${boxClass} commune`}
      data-ilot="commune"
      data-pays={field.country && inputId(field.country)}
      data-departement={field.department && inputId(field.department)}
    >
      <label for={inputId(name)}>
        {field.label}
        {field.required !== false && <span aria-hidden="true"> *</span>}
      </label>
      {notes}
      <input {...input} type="text" value={text} autocomplete="off" spellcheck={false} />
      {offer ? (
        <Choices name={name} offer={offer} chosen={chosen} />
      ) : (
        <input type="hidden" name={`${name}.choix`} value={chosen ?? ''} />
      )}
      <input type="hidden" name={`${name}.pour`} value={offer ? text : (typed(`${name}.pour`)[0] ?? '')} />
    </div>
  )
}
