import { Actions, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { LINK_HOURS } from '../../domain/link.ts'

/** The same words whether or not an account exists already at that address. `changeHref`: where to correct it. */
export const MailboxPage = ({ email, changeHref }: { email: string; changeHref: string | null }) => (
  <Page title="Consultez votre messagerie">
    <p>
      Un courriel vient d’être envoyé à <strong>{email}</strong>.
    </p>
    <p>
      Ouvrez-le et suivez le lien qu’il contient pour activer votre compte. Ce lien est valable {LINK_HOURS.activation}
      &nbsp;heures.
    </p>
    <h2>Vous ne trouvez pas ce courriel&#8239;?</h2>
    <p>Il peut mettre quelques minutes à arriver. Regardez aussi parmi les courriers indésirables.</p>
    {changeHref && (
      <p>
        L’adresse n’est pas la bonne&#8239;? <a href={changeHref}>Changer d’adresse</a>
      </p>
    )}
    <PostForm>
      <Actions>
        <Submit tone="secondary">Renvoyer le courriel</Submit>
      </Actions>
    </PostForm>
  </Page>
)
