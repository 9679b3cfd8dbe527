import type { FormState } from '#forms/form.ts'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { paths } from '../../paths.ts'

type Props = { readonly form: FormState; readonly mealTypes: readonly { readonly name: string }[] }

export const ImportPage = ({ form, mealTypes }: Props) => (
  <Page title="Importer des menus" nav={paths.week} form={form} back={{ href: paths.week, label: 'Menus' }}>
    <p>
      Types de menu&nbsp;: {mealTypes.map(({ name }) => name).join(', ')}. Les menus importés remplacent ceux des mêmes jours.
    </p>
    <Required />
    <PostForm files>
      <Field form={form} name="fichier" />
      <Field form={form} name="contenu" />
      <Actions>
        <Submit>Importer</Submit>
        <LinkButton href={paths.week}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
