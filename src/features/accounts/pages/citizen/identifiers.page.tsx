import { type Instant, showMoment } from '#core/days.ts'
import { Banner, SummaryList, Tag, Vh } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { SECURITY_EVENTS } from '../../domain/security-event.ts'
import { accountsPaths } from '../../paths.ts'
import type { SecurityEvent } from '../../store/security-events.ts'
import type { OpenSession } from '../../store/sessions.ts'

export type IdentifiersProps = {
  readonly login: string
  readonly email: string
  /** A new address that waits to be confirmed. */
  readonly waitingEmail: string | null
  readonly passwordSince: Instant | null
  /** When a second factor was added; null when there is none. */
  readonly factorSince: Instant | null
  readonly sessions: readonly OpenSession[]
  /** The one that asks. */
  readonly present: number | null
  readonly events: readonly SecurityEvent[]
}

const Session = ({ session, isPresent }: { session: OpenSession; isPresent: boolean }) => (
  <li class="connexion">
    <p>
      <strong>{session.browser ?? 'Navigateur inconnu'}</strong> {isPresent && <Tag tone="info">Cette session</Tag>}
      <br />
      Connecté le {showMoment(session.since)}, vu le {showMoment(session.seenAt)}
    </p>
    {!isPresent && (
      <PostForm>
        <Hidden name="session" value={session.id} />
        <Submit tone="secondary">
          Déconnecter{' '}
          <Vh>
            {session.browser ?? 'ce navigateur'}, connecté le {showMoment(session.since)}
          </Vh>
        </Submit>
      </PostForm>
    )}
  </li>
)

/** «Mes identifiants»: how one signs in, where one is signed in, and the way out. */
export const IdentifiersPage = ({
  login,
  email,
  waitingEmail,
  passwordSince,
  factorSince,
  sessions,
  present,
  events,
}: IdentifiersProps) => (
  <Page title="Mes identifiants" back={{ href: accountsPaths.profile, label: 'Mon profil' }}>
    <h2>Me connecter</h2>
    {waitingEmail && (
      <Banner tone="info" title="Une nouvelle adresse attend d’être confirmée">
        <p>
          Ouvrez le lien envoyé à <strong class="adresse">{waitingEmail}</strong>. D’ici là, rien ne change.
        </p>
      </Banner>
    )}
    <SummaryList
      items={[
        {
          term: 'Identifiant de connexion',
          value: login,
          change: { href: accountsPaths.changeLogin, label: 'mon identifiant' },
        },
        {
          term: 'Adresse électronique',
          value: email,
          change: { href: accountsPaths.changeEmail, label: 'mon adresse électronique' },
        },
        {
          term: 'Mot de passe',
          value: passwordSince ? `Choisi le ${showMoment(passwordSince)}` : null,
          change: { href: accountsPaths.changePassword, label: 'mon mot de passe' },
        },
        {
          term: 'Second facteur',
          value: factorSince ? `Ajouté le ${showMoment(factorSince)}` : 'Non activé',
          change: { href: accountsPaths.factor, label: 'mon second facteur' },
        },
      ]}
    />
    <h2>Mes connexions en cours</h2>
    <p>Vous ne reconnaissez pas l’une d’elles&#8239;? Déconnectez-la, puis changez de mot de passe.</p>
    <ul class="connexions">
      {sessions.map((session) => (
        <Session session={session} isPresent={session.id === present} />
      ))}
    </ul>
    {sessions.some((session) => session.id !== present) && (
      <PostForm>
        <Hidden name="session" value="autres" />
        <Actions>
          <Submit tone="secondary">Déconnecter toutes les autres</Submit>
        </Actions>
      </PostForm>
    )}
    <h2>Événements récents</h2>
    {events.length === 0 ? (
      <p>Rien n’est arrivé à votre compte depuis un an.</p>
    ) : (
      <ul class="evenements">
        {events.map((event) => (
          <li>
            {SECURITY_EVENTS[event.kind]}, le {showMoment(event.at)}
            {event.browser && ` – ${event.browser}`}
          </li>
        ))}
      </ul>
    )}
    <h2>Supprimer mon compte</h2>
    <p>La page suivante dit ce qui est supprimé, ce qui est conservé et pourquoi.</p>
    <Actions>
      <LinkButton href={accountsPaths.closeAccount}>Supprimer mon compte</LinkButton>
    </Actions>
  </Page>
)
