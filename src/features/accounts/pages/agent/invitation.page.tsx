import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { AcceptRefusal } from '../../actions/invite-agent.ts'
import { INVITATION_DAYS } from '../../domain/invitation.ts'
import { accountsPaths } from '../../paths.ts'
import type { ActivationForm } from '../citizen/activation.form.ts'

/** AC-27 · «Ouvrir mon compte d’agent». The second factor follows. */
export const InvitationPage = ({ form, holder, quality }: { form: ActivationForm; holder: string; quality: string }) => (
  <Page title="Ouvrir votre compte d’agent" form={form}>
    <p>
      Compte de <strong>{holder}</strong>, {quality}. Après votre mot de passe, une application d’authentification vous sera
      demandée&nbsp;: gardez votre téléphone à portée de main.
    </p>
    <Required />
    <PostForm>
      <Field form={form} name="identifiant" />
      <Field form={form} name="mot_de_passe" />
      <Field form={form} name="repeter" />
      <Actions>
        <Submit>Ouvrir mon compte</Submit>
        <LinkButton href={accountsPaths.publicHome}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

const TITLES: Readonly<Record<AcceptRefusal, string>> = {
  'link.unknown': 'Cette invitation n’est pas valable',
  'link.used': 'Votre compte d’agent est déjà ouvert',
  'link.superseded': 'Cette invitation a été remplacée ou retirée',
  'link.expired': 'Cette invitation a expiré',
  'login.taken': 'Cet identifiant est déjà utilisé',
  'email.taken': 'Votre compte d’agent est déjà ouvert',
}
const WHY: Readonly<Record<AcceptRefusal, string>> = {
  'link.unknown': 'Elle a peut-être été coupée par votre messagerie.',
  'link.used': 'Connectez-vous avec votre identifiant ou votre adresse électronique.',
  'link.superseded': 'Cherchez le courriel le plus récent, ou demandez à l’administrateur.',
  'link.expired': `Elle n’était valable que ${INVITATION_DAYS}\u00a0jours. Demandez à l’administrateur de vous la renvoyer.`,
  'login.taken': 'Choisissez-en un autre.',
  'email.taken': 'Connectez-vous avec votre identifiant ou votre adresse électronique.',
}

/** An invitation that no longer works: why, and what to do. */
export const InvitationProblemPage = ({ problem }: { problem: AcceptRefusal }) => (
  <Page title={TITLES[problem]}>
    <p>{WHY[problem]}</p>
    <Actions>
      <LinkButton href={accountsPaths.agentSignIn} tone="primary">
        Connexion des agents
      </LinkButton>
    </Actions>
  </Page>
)
