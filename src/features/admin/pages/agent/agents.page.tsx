import { showMoment } from '#core/days.ts'
import { type AgentRow, type Invitation, roleNames } from '#features/accounts/index.ts'
import { Empty, TableList, Tag, Vh } from '#ui/display.tsx'
import { Actions, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { adminPaths } from '../../paths.ts'

export const State = ({ agent }: { agent: AgentRow }) =>
  agent.suspendedAt ? <Tag tone="error">Suspendu</Tag> : <Tag tone="success">Actif</Tag>

export const Factor = ({ agent }: { agent: AgentRow }) => {
  if (agent.factorSince) return <Tag tone="success">Activé</Tag>
  return agent.isDemo ? <Tag>Compte d’essai</Tag> : <Tag tone="warning">À ajouter</Tag>
}

const Agents = ({ agents }: { agents: readonly AgentRow[] }) => (
  <TableList
    caption="Agents"
    hideCaption
    columns={[
      { head: 'Agent' },
      { head: 'Service' },
      { head: 'Rôles' },
      { head: 'Second facteur' },
      { head: 'Dernière activité' },
      { head: 'État' },
    ]}
    rows={agents.map((agent) => [
      <>
        <a href={adminPaths.agent(agent.account)}>
          {agent.lastName.toLocaleUpperCase('fr')} {agent.firstName}
        </a>
        <br />
        <span class="discret">{agent.quality}</span>
      </>,
      agent.serviceName,
      roleNames(agent.roles),
      <Factor agent={agent} />,
      agent.seenAt ? showMoment(agent.seenAt) : 'Jamais',
      <State agent={agent} />,
    ])}
  />
)

const nameOf = (invitation: Invitation): string => `${invitation.lastName.toLocaleUpperCase('fr')} ${invitation.firstName}`

const Waiting = ({ invitation }: { invitation: Invitation }) => (
  <div class="gestes">
    <PostForm action={adminPaths.resend(invitation.id)}>
      <Submit tone="secondary">
        Renvoyer<Vh> l’invitation de {nameOf(invitation)}</Vh>
      </Submit>
    </PostForm>
    <PostForm action={adminPaths.withdraw(invitation.id)}>
      <Submit tone="link">
        Retirer<Vh> l’invitation de {nameOf(invitation)}</Vh>
      </Submit>
    </PostForm>
  </div>
)

const Invitations = ({ invitations, now }: { invitations: readonly Invitation[]; now: Temporal.Instant }) => (
  <TableList
    caption="Invitations en attente"
    hideCaption
    columns={[
      { head: 'Personne invitée' },
      { head: 'Adresse électronique' },
      { head: 'Rôles' },
      { head: 'Valable' },
      { head: 'Gestes' },
    ]}
    rows={invitations.map((invitation) => {
      const isOver = Temporal.Instant.compare(now, invitation.expiresAt) >= 0
      return [
        nameOf(invitation),
        <span class="adresse">{invitation.email}</span>,
        roleNames(invitation.roles),
        isOver ? <Tag tone="warning">Expirée</Tag> : `jusqu’au ${showMoment(invitation.expiresAt)}`,
        <Waiting invitation={invitation} />,
      ]
    })}
  />
)

export type AgentsProps = {
  readonly agents: readonly AgentRow[]
  readonly invitations: readonly Invitation[]
  readonly now: Temporal.Instant
}

/** AD-1 · who works here, and who was asked to. */
export const AgentsPage = ({ agents, invitations, now }: AgentsProps) => (
  <Page title="Agents" nav={adminPaths.settings} back={{ href: adminPaths.settings, label: 'Paramètres' }} wide>
    <Actions>
      <LinkButton href={adminPaths.invite} tone="primary">
        Inviter un agent
      </LinkButton>
    </Actions>
    <Agents agents={agents} />
    <h2>Invitations en attente</h2>
    {invitations.length === 0 ? (
      <Empty title="Aucune invitation en attente.">
        <p>Une personne invitée apparaît ici jusqu’à ce qu’elle ouvre son compte.</p>
      </Empty>
    ) : (
      <Invitations invitations={invitations} now={now} />
    )}
  </Page>
)
