import { parisDay, showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { TERMS_URL, to } from '../../paths.ts'
import type { Procedure } from '../../store/procedures.ts'
import type { termsFields } from './start.form.ts'

type StartProps = {
  readonly procedure: Procedure
  readonly draft: { readonly number: number; readonly createdAt: Temporal.Instant } | null
  readonly formKey: string
  readonly form: FormState<typeof termsFields>
}

export const StartPage = ({ procedure: { definition, isOpen }, draft, formKey, form }: StartProps) => (
  <Page title={definition.title} form={form} about={definition.summary}>
    {definition.presentation.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
    {definition.prepare.length > 0 && (
      <>
        <h2>Avant de commencer, préparez{nbsp}:</h2>
        <ul>
          {definition.prepare.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      </>
    )}
    {definition.afterwards.length > 0 && (
      <>
        <h2>Et ensuite</h2>
        {definition.afterwards.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </>
    )}
    <p>
      <strong>{definition.duration}</strong>
    </p>
    {draft && (
      <Banner title={`Vous avez un brouillon, n°${nbsp}${draft.number}, commencé le ${showDate(parisDay(draft.createdAt))}`}>
        <p>
          <a href={to.request(draft.number)}>
            Reprendre mon brouillon n°{nbsp}
            {draft.number}
          </a>
        </p>
      </Banner>
    )}
    {isOpen ? (
      <PostForm formKey={formKey}>
        <Required />
        <Field form={form} name="cgu">
          J’accepte les <a href={TERMS_URL}>conditions générales d’utilisation</a> du service<span aria-hidden="true"> *</span>
        </Field>
        <Actions>
          <Submit>Faire une demande en ligne</Submit>
        </Actions>
      </PostForm>
    ) : (
      <Banner tone="warning" title="Cette démarche est fermée pour le moment.">
        <p>Aucune nouvelle demande ne peut être faite. Vos demandes déjà enregistrées suivent leur cours.</p>
        <p>
          <LinkButton href={to.requests()}>Voir mes demandes</LinkButton>
        </p>
      </Banner>
    )}
  </Page>
)
