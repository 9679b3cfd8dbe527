import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { LinkRefusal } from '../../domain/link.ts'
import { accountsPaths } from '../../paths.ts'

type Problem = LinkRefusal | 'email.taken'

const TITLES: Readonly<Record<Problem, string>> = {
  'link.unknown': 'Ce lien n’est pas valable',
  'link.used': 'Votre compte est déjà activé',
  'link.superseded': 'Un lien plus récent vous a été envoyé',
  'link.expired': 'Ce lien a expiré',
  'email.taken': 'Votre compte est déjà activé',
}

const NewLink = ({ href }: { href: string }) => (
  <PostForm action={href}>
    <Actions>
      <Submit>Recevoir un nouveau lien</Submit>
    </Actions>
  </PostForm>
)

const ToSignIn = () => (
  <>
    <p>Connectez-vous avec votre identifiant ou votre adresse électronique.</p>
    <Actions>
      <LinkButton href={accountsPaths.signIn} tone="primary">
        Me connecter
      </LinkButton>
      <LinkButton href={accountsPaths.recovery}>Mot de passe ou identifiant oublié&#8239;?</LinkButton>
    </Actions>
  </>
)

/** An activation link that no longer works: why, and what to do. `renewHref` posts for a new one. */
export const ActivationProblemPage = ({ problem, renewHref }: { problem: Problem; renewHref: string | null }) => (
  <Page title={TITLES[problem]}>
    {problem === 'link.expired' && (
      <p>Un lien d’activation n’est valable que 48&nbsp;heures. Ce que vous avez saisi n’est pas perdu.</p>
    )}
    {problem === 'link.superseded' && (
      <p>Seul le dernier lien reçu fonctionne. Cherchez le courriel le plus récent, ou demandez un nouveau lien.</p>
    )}
    {problem === 'link.unknown' && (
      <p>
        Il a peut-être été coupé par votre messagerie, ou la demande a été annulée ou supprimée faute d’activation dans les sept
        jours.
      </p>
    )}
    {(problem === 'link.used' || problem === 'email.taken') && <ToSignIn />}
    {(problem === 'link.expired' || problem === 'link.superseded') && renewHref && <NewLink href={renewHref} />}
    {problem === 'link.unknown' && (
      <Actions>
        <LinkButton href={accountsPaths.signUp} tone="primary">
          Créer mon compte
        </LinkButton>
        <LinkButton href={accountsPaths.signIn}>Me connecter</LinkButton>
      </Actions>
    )}
  </Page>
)

const RESET: Readonly<Record<LinkRefusal, string>> = {
  'link.unknown': 'Il a peut-être été coupé par votre messagerie.',
  'link.used': 'Il a déjà servi à changer le mot de passe.',
  'link.superseded': 'Seul le dernier lien reçu fonctionne.',
  'link.expired': 'Il n’était valable qu’une heure.',
}

/** A reset link that no longer works. */
export const ResetProblemPage = ({ problem }: { problem: LinkRefusal }) => (
  <Page title={problem === 'link.used' ? 'Ce lien a déjà été utilisé' : TITLES[problem]}>
    <p>{RESET[problem]}</p>
    <Actions>
      <LinkButton href={accountsPaths.recovery} tone="primary">
        Recevoir un nouveau lien
      </LinkButton>
      <LinkButton href={accountsPaths.signIn}>Me connecter</LinkButton>
    </Actions>
  </Page>
)
