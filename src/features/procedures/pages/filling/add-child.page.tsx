import type { addChildFields } from '#features/family/index.ts'
import type { FormState } from '#forms/form.ts'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Way } from './way.ts'

export const AddChildPage = ({
  number,
  step,
  formKey,
  form,
  hasChild,
  way,
}: {
  number: number
  step: string
  formKey: string
  form: FormState<typeof addChildFields>
  hasChild: boolean
  way: Way
}) => (
  <Page title="Ajouter un enfant" form={form} back={{ href: hasChild ? way.step(number, step) : way.later(), label: 'Retour' }}>
    <PostForm formKey={formKey}>
      <Required />
      {(Object.keys(form.fields) as (keyof typeof addChildFields)[]).map((name) => (
        <Field form={form} name={name} />
      ))}
      <Actions>
        <Submit>Ajouter cette personne</Submit>
        <LinkButton href={hasChild ? way.step(number, step) : way.later()} tone="link">
          Fermer
        </LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
