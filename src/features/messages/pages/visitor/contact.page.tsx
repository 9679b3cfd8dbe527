import { nbsp, thin } from '#core/text.ts'
import { accountsPaths } from '#features/accounts/index.ts'
import type { CaptchaView } from '#forms/captcha.ts'
import { Captcha } from '#ui/captcha.tsx'
import { Banner } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { ContactProcedure } from '../../concerned.ts'
import { CONFIRM_DAYS, KEPT_DAYS } from '../../domain/visitor.ts'
import { to } from '../../paths.ts'
import type { ContactForm } from './contact.form.ts'

type ContactProps = {
  readonly procedure: ContactProcedure
  readonly form: ContactForm
  readonly formKey: string
  readonly captcha: CaptchaView
}

export const ContactPage = ({ procedure, form, formKey, captcha }: ContactProps) => (
  <Page
    title={`${procedure.title} sans compte`}
    heading={procedure.title}
    form={form}
    about={`${procedure.title}, sans créer de compte.`}
  >
    <p>
      Vous écrivez sans compte. Si vous en avez un,{' '}
      <a href={`${accountsPaths.signIn}?retour=${encodeURIComponent(procedure.url)}`}>connectez-vous</a>
      {nbsp}: vos coordonnées seront déjà remplies et la réponse vous attendra dans «{nbsp}Échanges{nbsp}».
    </p>
    {procedure.isOpen ? (
      <PostForm formKey={formKey} files>
        <Required />
        <Field form={form} name="service" />
        <Field form={form} name="objet" />
        <Field form={form} name="message" />
        <Field form={form} name="pieces" />
        <Field form={form} name="nom" />
        <Field form={form} name="email" />
        <Field form={form} name="telephone" />
        <Field form={form} name="demande" />
        <Captcha view={captcha} form={form} />
        <p class="discret">
          Vos nom, adresse et téléphone ne servent qu’à vous répondre. Un message que vous ne confirmez pas est supprimé au bout
          de {CONFIRM_DAYS}
          {nbsp}jours{thin}; une conversation close, au bout de {KEPT_DAYS}
          {nbsp}jours.
        </p>
        <Actions>
          <Submit>Envoyer mon message</Submit>
          <LinkButton href="/" tone="link">
            Annuler
          </LinkButton>
        </Actions>
      </PostForm>
    ) : (
      <Banner tone="warning" title="Cette démarche est fermée pour le moment.">
        <p>La mairie reste joignable par téléphone, aux coordonnées en bas de page.</p>
      </Banner>
    )}
  </Page>
)

export const ContactSentPage = ({ procedure }: { procedure: ContactProcedure }) => (
  <Page title="Confirmez votre adresse" caption={procedure.title}>
    <Banner title="Votre message n’est pas encore parti">
      <p>
        Nous venons d’envoyer un courriel à l’adresse que vous avez indiquée. Ouvrez le lien qu’il contient pour confirmer votre
        adresse{nbsp}: votre message partira alors au service.
      </p>
    </Banner>
    <h2>Vous n’avez rien reçu{thin}?</h2>
    <ul>
      <li>Attendez quelques minutes et regardez dans les courriers indésirables.</li>
      <li>
        Vérifiez l’adresse&nbsp;: si elle était fausse, <a href={to.contact(procedure.slug)}>écrivez à nouveau votre message</a>.
      </li>
    </ul>
    <p>
      Le lien est valable {CONFIRM_DAYS}
      {nbsp}jours.
    </p>
  </Page>
)
