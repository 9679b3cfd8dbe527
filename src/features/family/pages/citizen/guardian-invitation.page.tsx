import { letterName } from '#core/names.ts'
import { listed } from '#core/text.ts'
import { accountsPaths, type LinkRefusal } from '#features/accounts/index.ts'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { familyPaths } from '../../paths.ts'
import type { GuardianInvitation } from '../../store/invitations.ts'

/** FA-5 · opened without an account, it says how to get one; opened with one, it is accepted. */
export const GuardianInvitationPage = ({
  invitation,
  token,
  isSignedIn,
}: {
  invitation: GuardianInvitation
  token: string
  isSignedIn: boolean
}) => (
  <Page title="Suivre des enfants sur l’espace citoyen">
    <p>
      <strong>{letterName(invitation.inviterName)}</strong> vous invite à suivre{' '}
      <strong>{listed(invitation.children.map((child) => child.firstName))}</strong>.
    </p>
    <p>Vous pourrez&nbsp;:</p>
    <ul>
      <li>voir l’agenda et les demandes</li>
      {invitation.rights.mayBook && <li>réserver et annuler, depuis votre propre compte</li>}
      {invitation.rights.mayPay && <li>voir les montants</li>}
      {invitation.rights.isWrittenTo && <li>recevoir ce que la mairie écrit</li>}
    </ul>
    {isSignedIn ? (
      <PostForm>
        <Actions>
          <Submit name="accepter" value="oui">
            Accepter l’invitation
          </Submit>
          <LinkButton href={accountsPaths.home}>Plus tard</LinkButton>
        </Actions>
      </PostForm>
    ) : (
      <>
        <p>Connectez-vous, ou créez votre compte puis rouvrez ce lien depuis votre messagerie.</p>
        <Actions>
          <LinkButton href={accountsPaths.signInTo(familyPaths.invitation(token))} tone="primary">
            Me connecter
          </LinkButton>
          <LinkButton href={accountsPaths.signUp}>Créer mon compte</LinkButton>
        </Actions>
      </>
    )}
  </Page>
)

export const WHY: Readonly<Record<LinkRefusal, string>> = {
  'link.unknown': 'Le lien a peut-être été coupé par votre messagerie.',
  'link.used': 'Elle a déjà été acceptée. Connectez-vous pour retrouver les enfants.',
  'link.superseded': 'Elle a été retirée, ou envoyée de nouveau\u00a0: cherchez le courriel le plus récent.',
  'link.expired': 'Elle a expiré. Demandez à la personne qui vous a invité de la renvoyer.',
}

export const GuardianInvitationProblemPage = ({ why }: { why: string }) => (
  <Page title="Cette invitation ne peut pas servir">
    <p>{why}</p>
    <Actions>
      <LinkButton href={accountsPaths.home} tone="primary">
        Mon accueil
      </LinkButton>
    </Actions>
  </Page>
)
