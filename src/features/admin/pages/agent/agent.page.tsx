import { showMoment } from '#core/days.ts'
import { type AgentRow, roleNames, SECURITY_EVENTS, type SecurityEvent } from '#features/accounts/index.ts'
import type { FormState } from '#forms/form.ts'
import { SummaryList, Timeline } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { adminPaths } from '../../paths.ts'
import { Factor, State } from './agents.page.tsx'
import type { PlaceForm } from './invite.form.ts'

export type AgentProps = {
  readonly agent: AgentRow
  readonly events: readonly SecurityEvent[]
  /** AD-2 · the administrator's own account. */
  readonly isSelf: boolean
  readonly form?: FormState
}

const Gestures = ({ agent }: { agent: AgentRow }) => (
  <>
    <Actions>
      <LinkButton href={adminPaths.change(agent.account)}>Modifier la qualité, le service ou les rôles</LinkButton>
    </Actions>
    <h2>Second facteur</h2>
    <p>Si son téléphone et ses codes de secours sont perdus, ou pour changer de téléphone.</p>
    <Actions>
      <LinkButton href={adminPaths.resetFactor(agent.account)}>Réinitialiser le second facteur</LinkButton>
    </Actions>
    <h2>Accès</h2>
    {agent.suspendedAt ? (
      <PostForm action={adminPaths.reopen(agent.account)}>
        <p>Ce compte est suspendu depuis le {showMoment(agent.suspendedAt)}&nbsp;: personne ne peut s’y connecter.</p>
        <Actions>
          <Submit>Rouvrir le compte</Submit>
        </Actions>
      </PostForm>
    ) : (
      <PostForm action={adminPaths.suspend(agent.account)}>
        <p>Suspendre ferme ses connexions et empêche de s’y connecter. Ce que cette personne a fait reste sous son nom.</p>
        <Actions>
          <Submit tone="danger">Suspendre le compte</Submit>
        </Actions>
      </PostForm>
    )}
  </>
)

export const AgentPage = ({ agent, events, isSelf, form }: AgentProps) => (
  <Page
    title="Compte d’un agent"
    heading={`${agent.firstName} ${agent.lastName}`}
    form={form}
    nav={adminPaths.agents}
    back={{ href: adminPaths.agents, label: 'Agents' }}
  >
    <SummaryList
      items={[
        { term: 'Qualité', value: agent.quality },
        { term: 'Service', value: agent.serviceName },
        { term: 'Rôles', value: roleNames(agent.roles) },
        { term: 'Identifiant', value: agent.login },
        { term: 'Adresse électronique', value: <span class="adresse">{agent.email}</span> },
        { term: 'État', value: <State agent={agent} /> },
        { term: 'Second facteur', value: <Factor agent={agent} /> },
        { term: 'Dernière activité', value: agent.seenAt ? showMoment(agent.seenAt) : 'Jamais' },
      ]}
    />
    {isSelf ? (
      <p>
        C’est votre compte&nbsp;: un autre administrateur peut changer ses rôles, le suspendre ou réinitialiser son second
        facteur.
      </p>
    ) : (
      <Gestures agent={agent} />
    )}
    <h2>Événements récents</h2>
    {events.length === 0 ? (
      <p>Rien n’est arrivé à ce compte depuis un an.</p>
    ) : (
      <Timeline
        moments={events.map((event) => ({
          at: showMoment(event.at),
          iso: event.at.toString(),
          what: SECURITY_EVENTS[event.kind],
        }))}
      />
    )}
  </Page>
)

/** AD-5 */
export const ChangeAgentPage = ({ agent, form }: { agent: AgentRow; form: PlaceForm }) => (
  <Page
    title="Modifier un agent"
    heading={`Modifier ${agent.firstName} ${agent.lastName}`}
    form={form}
    nav={adminPaths.agents}
    back={{ href: adminPaths.agent(agent.account), label: 'Compte de l’agent' }}
  >
    <p>Ce que cette personne peut voir et faire change dès sa prochaine page. Ce qu’elle a fait reste sous son nom.</p>
    <Required />
    <PostForm>
      <Field form={form} name="qualite" />
      <Field form={form} name="service" />
      <Field form={form} name="roles" />
      <Actions>
        <Submit>Enregistrer</Submit>
        <LinkButton href={adminPaths.agent(agent.account)}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)

/** AD-3 */
export const ResetFactorPage = ({ agent }: { agent: AgentRow }) => (
  <Page title="Réinitialiser le second facteur" back={{ href: adminPaths.agent(agent.account), label: 'Compte de l’agent' }}>
    <p>
      Compte de{' '}
      <strong>
        {agent.firstName} {agent.lastName}
      </strong>
      , {agent.quality}. Vérifiez que c’est bien cette personne qui vous le demande, de vive voix.
    </p>
    <ul>
      <li>Son application et ses codes de secours n’ouvriront plus son compte.</li>
      <li>Ses connexions en cours seront fermées.</li>
      <li>À sa prochaine connexion, après son mot de passe, elle en ajoutera un autre.</li>
      <li>Elle en sera prévenue par courriel, et votre geste sera tracé.</li>
    </ul>
    <PostForm>
      <Actions>
        <Submit tone="danger">Réinitialiser le second facteur</Submit>
        <LinkButton href={adminPaths.agent(agent.account)}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
