import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../../paths.ts'
import type { RecoveryForm } from './recovery.form.ts'

/** What belongs to one choice is shown with it by the style sheet alone; without `:has()` all of it is visible. */
export const RecoveryPage = ({ form }: { form: RecoveryForm }) => (
  <Page
    title="Mot de passe ou identifiant oublié"
    about="Retrouver son identifiant ou choisir un nouveau mot de passe."
    form={form}
    back={{ href: accountsPaths.signIn, label: 'Retour à la connexion' }}
  >
    <Required />
    <PostForm>
      <Field form={form} name="perdu" />
      <div class="oubli-choisi">
        <Field form={form} name="courriel" />
      </div>
      <div class="oubli-mot-de-passe">
        <p>— OU —</p>
        <Field form={form} name="identifiant" />
        <p>Un courriel vous sera envoyé afin de vous permettre de réinitialiser votre mot de passe.</p>
      </div>
      <p class="oubli-identifiant">Votre nom d’utilisateur vous sera transmis par courriel.</p>
      <Actions>
        <Submit>Envoyer</Submit>
      </Actions>
    </PostForm>
  </Page>
)

/** The same words whether or not an account matches. */
export const RecoverySentPage = () => (
  <Page title="Consultez votre messagerie">
    <p>Si un compte correspond, un courriel vient d’être envoyé à l’adresse associée.</p>
    <h2>Vous ne recevez rien&#8239;?</h2>
    <p>
      Le courriel peut mettre quelques minutes à arriver. Regardez aussi parmi les courriers indésirables, et vérifiez l’adresse
      ou l’identifiant saisi.
    </p>
    <Actions>
      <LinkButton href={accountsPaths.signIn} tone="primary">
        Me connecter
      </LinkButton>
      <LinkButton href={accountsPaths.recovery}>Recommencer</LinkButton>
    </Actions>
  </Page>
)
