import { Banner } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { accountsPaths } from '../../paths.ts'
import type { Tie } from '../../ties.ts'
import type { ChangeEmailForm, ChangeLoginForm, ChangePasswordForm, CloseAccountForm } from './change-identifiers.form.ts'

const back = { href: accountsPaths.identifiers, label: 'Mes identifiants' }
const Cancel = () => <LinkButton href={accountsPaths.identifiers}>Annuler</LinkButton>

export const ChangeLoginPage = ({ form, login }: { form: ChangeLoginForm; login: string }) => (
  <Page title="Changer d’identifiant" form={form} back={back}>
    <p>
      Identifiant actuel&nbsp;: <strong>{login}</strong>
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="identifiant" />
      <Field form={form} name="mot_de_passe_actuel" />
      <Actions>
        <Submit>Changer mon identifiant</Submit>
        <Cancel />
      </Actions>
    </PostForm>
  </Page>
)

export const ChangeEmailPage = ({ form, email }: { form: ChangeEmailForm; email: string }) => (
  <Page title="Changer d’adresse électronique" form={form} back={back}>
    <p>
      Adresse actuelle&nbsp;: <strong class="adresse">{email}</strong>. Elle sera prévenue.
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="email" />
      <Field form={form} name="mot_de_passe_actuel" />
      <Actions>
        <Submit>Envoyer le lien</Submit>
        <Cancel />
      </Actions>
    </PostForm>
  </Page>
)

export const ChangePasswordPage = ({ form, login }: { form: ChangePasswordForm; login: string }) => (
  <Page title="Changer de mot de passe" form={form} back={back}>
    <p>Vos autres connexions en cours seront fermées, et vous recevrez un courriel.</p>
    <Required />
    <PostForm>
      <input type="hidden" name="username" autocomplete="username" value={login} />
      <Field form={form} name="mot_de_passe_actuel" />
      <Field form={form} name="mot_de_passe" />
      <Field form={form} name="repeter" />
      <Actions>
        <Submit>Changer mon mot de passe</Submit>
        <Cancel />
      </Actions>
    </PostForm>
  </Page>
)

const TIES: Readonly<Record<Tie, string>> = {
  due: 'Vous devez de l’argent à la mairie. Rechargez votre compte famille d’abord.',
  credit: 'Il reste de l’argent sur votre compte famille. Demandez-en le remboursement à la mairie d’abord.',
  booking: 'Des réservations sont à venir. Annulez-les dans l’agenda, ou attendez qu’elles soient passées.',
  request: 'Une de vos demandes est en cours. Attendez la réponse de la mairie.',
}

const Ties = ({ ties }: { ties: readonly Tie[] }) => (
  <Banner tone="warning" title="Votre compte ne peut pas être supprimé pour le moment">
    <ul>
      {ties.map((tie) => (
        <li>{TIES[tie]}</li>
      ))}
    </ul>
  </Banner>
)

/** AC-43 · what goes, what stays and why (RGPD art. 17, law on public accounts), then the password. */
export const CloseAccountPage = ({ form, ties }: { form: CloseAccountForm; ties: readonly Tie[] }) => (
  <Page title="Supprimer mon compte" form={form} back={back}>
    {ties.length > 0 && <Ties ties={ties} />}
    <h2>Ce qui est supprimé</h2>
    <ul>
      <li>votre identifiant, votre mot de passe et votre adresse électronique&nbsp;;</li>
      <li>toutes vos connexions&nbsp;: vous êtes déconnecté partout, pour de bon.</li>
    </ul>
    <h2>Ce qui est conservé, et pourquoi</h2>
    <ul>
      <li>ce que vous avez payé et ce qui vous a été compté, dix ans&nbsp;: la loi l’impose à la comptabilité publique&nbsp;;</li>
      <li>
        vos demandes, les réponses de la mairie et les fiches de vos enfants, le temps de l’année scolaire puis de l’archivage
        public&nbsp;: la mairie doit pouvoir en répondre, et un autre parent peut y avoir droit&nbsp;;
      </li>
      <li>votre nom, avec elles, pour que l’on sache à qui elles se rapportent.</li>
    </ul>
    <p>
      Vous pourrez créer un autre compte, mais il ne retrouvera pas ce qui est conservé. Vos droits sont décrits à la page{' '}
      <a href="/donnees-personnelles">Données personnelles</a>.
    </p>
    {ties.length === 0 && (
      <>
        <Required />
        <PostForm>
          <Field form={form} name="mot_de_passe_actuel" />
          <Actions>
            <Submit tone="danger">Supprimer mon compte</Submit>
            <Cancel />
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)
