import { Actions, LinkButton, Required } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../../paths.ts'
import { SignInFields } from '../sign-in-fields.tsx'
import type { SignInForm } from './sign-in.form.ts'

/** The gate: sign in, or create an account (manual §2 and §2.2). */
export const SignInPage = ({ form, back }: { form: SignInForm; back: string | null }) => (
  <Page
    title="Connexion ou création de compte"
    form={form}
    about="Entrer dans son espace pour suivre ses demandes, réserver et payer, ou créer un compte."
  >
    {back === accountsPaths.resume ? (
      <p>
        <strong>Votre session a expiré.</strong> Ce que vous aviez saisi est gardé 30&nbsp;minutes&nbsp;: connectez-vous pour le
        reprendre.
      </p>
    ) : (
      back && <p>Pour accéder à cette page, connectez-vous ou créez un compte.</p>
    )}
    <section aria-labelledby="titre-connexion">
      <h2 id="titre-connexion">Me connecter</h2>
      <Required />
      <SignInFields form={form} back={back} />
    </section>
    <section aria-labelledby="titre-creation">
      <h2 id="titre-creation">Vous n’avez pas encore de compte&#8239;?</h2>
      <p>En créant un compte, vous pourrez&nbsp;:</p>
      <ul>
        <li>Suivre l’avancement de vos démarches en ligne</li>
        <li>Gagner du temps&#8239;! Les formulaires sont pré-remplis avec vos informations</li>
        <li>Retrouver toutes vos démarches en un seul endroit</li>
      </ul>
      <Actions>
        <LinkButton href={accountsPaths.signUp}>Créer mon compte</LinkButton>
      </Actions>
    </section>
  </Page>
)
