import { Banner } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { QrCode } from '#ui/qr.tsx'
import { keyUri } from '../domain/totp.ts'
import { Groups } from './groups.tsx'
import type { SetupForm } from './second-factor.form.ts'

export type SetupProps = {
  readonly form: SetupForm
  /** Base32. */
  readonly secret: string
  readonly town: string
  readonly login: string
  readonly title: string
  /** An agent must have one. */
  readonly isRequired: boolean
  readonly cancel: string
}

/** AC-25 · the key as a picture, as a link and as text, then the first code. */
export const SetupPage = ({ form, secret, town, login, title, isRequired, cancel }: SetupProps) => {
  const uri = keyUri(secret, { issuer: town, login })
  return (
    <Page title={title} form={form}>
      {isRequired && (
        <Banner tone="info" title="Un second facteur est demandé à tous les agents">
          <p>Votre mot de passe ne suffit pas à protéger les dossiers des familles. Cela prend deux minutes, une seule fois.</p>
        </Banner>
      )}
      <h2>1. Installez une application d’authentification</h2>
      <p>
        Sur votre téléphone, n’importe laquelle convient&nbsp;: FreeOTP, Aegis, Google Authenticator, Microsoft Authenticator, ou
        votre gestionnaire de mots de passe.
      </p>
      <h2>2. Donnez-lui la clé de votre compte</h2>
      <p>Dans l’application, choisissez d’ajouter un compte, puis scannez ce code QR.</p>
      <QrCode text={uri} label="Code QR de la clé de votre compte. La même clé est écrite en dessous." />
      <p>
        Vous êtes sur votre téléphone&#8239;? <a href={uri}>Ouvrir dans l’application</a>
      </p>
      <p>Vous ne pouvez pas scanner&#8239;? Saisissez cette clé dans l’application&nbsp;:</p>
      <p>
        <Groups text={secret} />
      </p>
      <h2>3. Recopiez le code qu’elle affiche</h2>
      <Required />
      <PostForm>
        <Field form={form} name="code" />
        <Actions>
          <Submit>Ajouter ce second facteur</Submit>
          <LinkButton href={cancel}>Annuler</LinkButton>
        </Actions>
      </PostForm>
    </Page>
  )
}
