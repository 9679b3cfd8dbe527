import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { CodeForm } from './second-factor.form.ts'

export type CodeProps = {
  readonly form: CodeForm
  readonly back: string | null
  readonly gate: string
  readonly isAgent: boolean
}

/** AC-23 · the second step of a sign-in. `gate`: where the password is typed. */
export const CodePage = ({ form, back, gate, isAgent }: CodeProps) => (
  <Page title={isAgent ? 'Code de vérification de l’agent' : 'Code de vérification'} caption="Étape 2 sur 2" form={form}>
    <p>Votre mot de passe est juste. Ouvrez votre application d’authentification et recopiez le code qu’elle affiche.</p>
    <Required />
    <PostForm>
      {back && <Hidden name="retour" value={back} />}
      <Field form={form} name="code" />
      <Actions>
        <Submit>Valider le code</Submit>
        <LinkButton href={gate}>Annuler</LinkButton>
      </Actions>
    </PostForm>
    <h2>Vous n’avez pas votre téléphone&#8239;?</h2>
    <p>
      Saisissez à la place un des codes de secours que vous avez notés en ajoutant ce second facteur. Chacun ne sert qu’une fois.
    </p>
    <p>
      {isAgent
        ? 'Sans code de secours, demandez à un administrateur de réinitialiser votre second facteur.'
        : 'Sans code de secours, contactez la mairie\u00a0: ses coordonnées sont au bas de cette page.'}
    </p>
  </Page>
)
