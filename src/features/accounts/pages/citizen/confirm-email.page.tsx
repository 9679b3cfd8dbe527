import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { ConfirmEmailRefusal } from '../../actions/change-identifiers.ts'
import { accountsPaths } from '../../paths.ts'

export const ConfirmEmailPage = ({ email }: { email: string }) => (
  <Page title="Confirmer une adresse électronique">
    <p>
      Les courriels de la mairie partiront désormais à <strong class="adresse">{email}</strong>, et vous pourrez vous connecter
      avec elle.
    </p>
    <PostForm>
      <Actions>
        <Submit>Confirmer cette adresse</Submit>
      </Actions>
    </PostForm>
  </Page>
)

const TITLES: Readonly<Record<ConfirmEmailRefusal, string>> = {
  'link.unknown': 'Ce lien n’est pas valable',
  'link.used': 'Cette adresse est déjà confirmée',
  'link.superseded': 'Ce lien a été remplacé',
  'link.expired': 'Ce lien a expiré',
  'email.taken': 'Cette adresse est celle d’un autre compte',
}
const WHY: Readonly<Record<ConfirmEmailRefusal, string>> = {
  'link.unknown': 'Il a peut-être été coupé par votre messagerie.',
  'link.used': 'Il n’y a rien d’autre à faire.',
  'link.superseded':
    'Un changement plus récent a été demandé, ou le mot de passe a été changé depuis. L’adresse du compte n’a pas changé.',
  'link.expired': 'Il n’était valable que 48\u00a0heures. L’adresse du compte n’a pas changé.',
  'email.taken': 'L’adresse du compte n’a pas changé.',
}

/** A link that confirms nothing any more: why, and what to do. */
export const ConfirmEmailProblemPage = ({ problem }: { problem: ConfirmEmailRefusal }) => (
  <Page title={TITLES[problem]}>
    <p>{WHY[problem]}</p>
    <Actions>
      <LinkButton href={accountsPaths.identifiers} tone="primary">
        Mes identifiants
      </LinkButton>
    </Actions>
  </Page>
)
