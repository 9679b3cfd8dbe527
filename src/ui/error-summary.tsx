import { plural } from '#core/text.ts'
import { inputId } from '#forms/fields.ts'
import type { FormState } from '#forms/form.ts'

/** First in the page when something is wrong: takes the focus and links each fault to its field. */
export const ErrorSummary = ({ form }: { form: FormState }) => {
  const { faults, refusal } = form
  return (
    <div class="recap-erreurs" role="alert" tabIndex={-1} autofocus>
      {refusal !== null ? (
        <>
          <h2>Ce n’est pas possible</h2>
          <p>{refusal}</p>
        </>
      ) : (
        <h2>
          Il y a {faults.length}&nbsp;{plural(faults.length, 'erreur')} dans cette page
        </h2>
      )}
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li>
              <a href={`#${inputId(fault.input)}`}>{fault.message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
