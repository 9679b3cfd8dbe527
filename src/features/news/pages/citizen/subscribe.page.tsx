import type { CaptchaView } from '#forms/captcha.ts'
import { Captcha } from '#ui/captcha.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { newsPaths } from '../../paths.ts'
import type { RhythmForm, SubscribeForm } from './subscribe.form.ts'

const BACK = { href: newsPaths.list, label: 'Actualités' }

export const SubscribePage = ({
  form,
  formKey,
  captcha,
}: {
  form: SubscribeForm
  formKey: string
  /** Null for somebody signed in. */
  captcha: CaptchaView | null
}) => (
  <Page
    title="S’abonner aux actualités"
    form={form}
    back={BACK}
    about="Recevoir les actualités de la mairie par courriel, dès qu’elles paraissent ou chaque lundi."
  >
    <p>
      Un courriel vous demandera de confirmer votre adresse. Elle ne sert qu’à vous envoyer les actualités, et chaque courriel
      permet de se désabonner d’un clic.
    </p>
    <Required />
    <PostForm formKey={formKey}>
      <Field form={form} name="email" />
      {captcha && <Captcha view={captcha} form={form} />}
      <Actions>
        <Submit>S’abonner</Submit>
        <LinkButton href={newsPaths.list}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

export const AskedPage = () => (
  <Page title="Confirmez votre abonnement" back={BACK}>
    <p>Ouvrez le courriel que nous venons d’envoyer et suivez son lien. Rien d’autre ne sera envoyé d’ici là.</p>
    <p>Rien reçu au bout de quelques minutes&#8239;? Regardez dans les courriels indésirables, ou recommencez.</p>
  </Page>
)

export const ConfirmPage = ({ email, form }: { email: string; form: RhythmForm }) => (
  <Page title="Confirmer mon abonnement" form={form}>
    <p>
      Pour l’adresse <strong class="adresse">{email}</strong>.
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="rythme" />
      <Actions>
        <Submit>Confirmer mon abonnement</Submit>
      </Actions>
    </PostForm>
  </Page>
)

export const OverPage = ({ why }: { why: string }) => (
  <Page title="Ce lien d’abonnement ne fonctionne plus">
    <p>{why}</p>
    <Actions>
      <LinkButton href={newsPaths.subscribe} tone="primary">
        S’abonner
      </LinkButton>
    </Actions>
  </Page>
)

export const LeavePage = ({ email }: { email: string }) => (
  <Page title="Me désabonner des actualités">
    <p>
      L’adresse <strong class="adresse">{email}</strong> ne recevra plus les actualités et sera effacée.
    </p>
    <PostForm>
      <Hidden name="partir" value="oui" />
      <Actions>
        <Submit>Me désabonner</Submit>
        <LinkButton href={newsPaths.list}>Rester abonné</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
