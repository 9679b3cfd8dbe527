import type { ComponentChildren } from 'preact'
import { greetingName } from '#core/names.ts'
import { listed, nbsp, ofName } from '#core/text.ts'
import type { Badge } from '#platform/feature.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { isOffered } from '#platform/http/offered.ts'
import { Icon, Vh } from '#ui/display.tsx'
import { drawnOnce } from '#ui/drawn.tsx'
import { asDrawn } from '#ui/page-bytes.ts'
import { pictureUrl } from '#ui/picture.tsx'
import type { FrameProps } from '#ui/shell.ts'
import type { Assets } from './assets.ts'
import { features } from './features.ts'
import type { ShownFlash } from './flashes.ts'
import { Help } from './help.tsx'
import { FILES } from './public-files.ts'
import { mayDo } from './roles.ts'
import { themeUrl } from './theme.ts'

export type ShellProps = {
  readonly ctx: Ctx
  readonly assets: Assets
  readonly flash: ShownFlash | null
  readonly badges: readonly Badge[]
  /** Of the page, without its query. */
  readonly path: string
}

/** The colour that the style sheet already has: towns of another colour get a small sheet of their own. */
const STYLED_COLOR = '#c8102e'

const CITIZEN_MENU = [
  { href: '/accueil', label: 'Accueil', group: 'work' },
  { href: '/echanges', label: 'Échanges', group: 'work' },
  { href: '/paiements', label: 'Paiements', group: 'work' },
  { href: '/agenda', label: 'Agenda', group: 'work' },
  { href: '/demandes', label: 'Mes demandes', group: 'work' },
] as const

/** What the features put in the agents' menu (`contributes.agentMenu`). */
const AGENT_MENU = features
  .flatMap((feature) => (feature.contributes?.agentMenu ?? []).map((entry) => ({ ...entry, feature })))
  .sort((a, b) => a.rank - b.rank)

/** What the frame shows that is not somebody's. */
const drawn = drawnOnce()

/** A stylised bend of the Liane: the mark of a town that has given no logo of its own. */
const Mark = () => (
  <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <rect width="40" height="40" rx="4" fill="#ffffff" />
    <path d="M9 4c14 6-4 12 8 18s20 4 14 14" fill="none" stroke="#16508c" stroke-width="5" stroke-linecap="round" />
    <path d="M24 8l5-4 5 4v6H24z" fill="#c8102e" />
  </svg>
)

/** The town's name stands beside it: it says nothing more (TS-3). */
const Logo = ({ ctx }: { ctx: Ctx }) =>
  ctx.town.logo ? (
    <img
      src={pictureUrl(ctx.town.logo.id, 'webp')}
      alt=""
      width={ctx.town.logo.width}
      height={ctx.town.logo.height}
      decoding="async"
    />
  ) : (
    <Mark />
  )

/** The town's name leads home. */
const TownSign = ({ ctx }: { ctx: Ctx }) => (
  <a class="enseigne" href={ctx.actor.kind === 'citizen' ? '/accueil' : ctx.actor.kind === 'agent' ? '/agent' : '/'}>
    <Logo ctx={ctx} />
    <span>
      {ctx.town.name}
      <small>Espace citoyen</small>
    </span>
  </a>
)

const VisitorAccess = () => (
  <ul class="acces">
    <li>
      <a href="/connexion">
        <Icon name="compte" />
        Me connecter
      </a>
    </li>
    <li>
      <a href="/inscription" class="plein">
        Créer mon compte
      </a>
    </li>
  </ul>
)

const SignOut = () => (
  <form method="post" action="/deconnexion">
    <button type="submit">Déconnexion</button>
  </form>
)

type Links = readonly (readonly [href: string, label: string])[]

const AccountLinks = ({ links }: { links: Links }) => (
  <>
    <button type="button" class="ouvre-compte" popoverTarget="menu-compte">
      <Icon name="compte" />
      Mon compte
    </button>
    <ul id="menu-compte" class="menu-compte" popover="auto">
      {links.map(([href, label]) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
      <li>
        <SignOut />
      </li>
    </ul>
  </>
)

const AccountMenu = ({ greeting, links }: { greeting: string; links: Links }) => (
  <>
    <span class="bonjour">
      Bonjour <strong>{greeting}</strong>
    </span>
    {asDrawn(drawn(`compte ${links.join()}`, () => <AccountLinks links={links} />))}
  </>
)

const Access = ({ ctx }: { ctx: Ctx }) => {
  switch (ctx.actor.kind) {
    case 'visitor':
      return <VisitorAccess />
    case 'citizen':
      return (
        <AccountMenu
          greeting={greetingName(ctx.actor.name)}
          links={[
            ['/profil', 'Mon profil'],
            ['/profil/identifiants', 'Mes identifiants'],
          ]}
        />
      )
    case 'agent':
      return (
        <AccountMenu
          greeting={`${ctx.actor.name.firstName} ${ctx.actor.name.lastName}`}
          links={[
            ['/agent', 'À traiter'],
            ['/agent/second-facteur', 'Mon second facteur'],
          ]}
        />
      )
  }
}

/** Narrow screens: the main menu opens over the page. Where popovers are unknown, the menu is simply there. */
const MenuButton = ({ badges }: { badges: readonly Badge[] }) => {
  const waiting = badges.reduce((sum, badge) => sum + badge.count, 0)
  return (
    <button type="button" class="ouvre-menu" popoverTarget="menu">
      Menu
      {waiting > 0 && (
        <span class="compteur">
          {waiting}
          <Vh> à voir</Vh>
        </span>
      )}
    </button>
  )
}

/** «2»; heard as «2 messages non lus», or «1 message non lu et 3 justificatifs à fournir» for a 4. */
const Counts = ({ badges }: { badges: readonly Badge[] }) => {
  if (badges.length === 0) return null
  const words = badges.length === 1 ? badges[0]!.label : listed(badges.map(({ count, label }) => `${count} ${label}`))
  return (
    <span class="compteur">
      {badges.reduce((sum, { count }) => sum + count, 0)}
      <Vh>
        {badges.length > 1 && `${nbsp}:`} {words}
      </Vh>
    </span>
  )
}

type Shown = { readonly href: string; readonly label: string }

/** An agent with more entries than that reads some of them under a word: one line at 1280 px. */
const ON_ONE_LINE = 9

const GROUPS = [
  ['day', 'Activités'],
  ['money', 'Argent'],
  ['town', 'Ville'],
] as const

const MenuLink = ({ entry, nav, badges }: { entry: Shown; nav?: string; badges: readonly Badge[] }) => (
  <li>
    <a href={entry.href} aria-current={nav === entry.href ? 'page' : undefined}>
      {entry.label}
      <Counts badges={badges.filter((badge) => badge.nav === entry.href)} />
    </a>
  </li>
)

/** On a wide screen the word opens its entries, without a script; on a narrow one, and where popovers are unknown, they are there. */
const MenuGroup = ({
  name,
  id,
  entries,
  nav,
  badges,
}: {
  name: string
  id: string
  entries: readonly Shown[]
  nav?: string
  badges: readonly Badge[]
}) => {
  const isHere = entries.some(({ href }) => href === nav)
  return (
    <li class="menu-groupe">
      <button type="button" popoverTarget={id} class={isHere ? 'ici' : undefined}>
        {name}
        {isHere && <Vh> (rubrique de cette page)</Vh>}
        <Counts badges={badges.filter((badge) => entries.some(({ href }) => href === badge.nav))} />
      </button>
      <p class="menu-titre">{name}</p>
      <ul id={id} popover="auto">
        {entries.map((entry) => (
          <MenuLink entry={entry} nav={nav} badges={badges} />
        ))}
      </ul>
    </li>
  )
}

type MenuProps = {
  readonly entries: readonly (Shown & { group: string })[]
  readonly nav?: string
  readonly badges: readonly Badge[]
}

const MenuEntries = ({ entries, nav, badges }: MenuProps) => {
  const isGrouped = entries.length > ON_ONE_LINE
  return (
    <nav class="menu" aria-label="Principale" id="menu" popover="auto">
      <ul class="cadre">
        {entries
          .filter(({ group }) => !isGrouped || group === 'work')
          .map((entry) => (
            <MenuLink entry={entry} nav={nav} badges={badges} />
          ))}
        {isGrouped &&
          GROUPS.map(([group, name]) => {
            const own = entries.filter((entry) => entry.group === group)
            return own.length > 0 && <MenuGroup name={name} id={`menu-${group}`} entries={own} nav={nav} badges={badges} />
          })}
      </ul>
    </nav>
  )
}

const Menu = ({ ctx, nav, badges }: { ctx: Ctx; nav?: string; badges: readonly Badge[] }) => {
  if (ctx.actor.kind === 'visitor') return null
  const entries =
    ctx.actor.kind === 'citizen'
      ? CITIZEN_MENU
      : AGENT_MENU.filter(({ permission, feature }) => mayDo(ctx.actor, permission) && isOffered(ctx, feature.name))
  const counts = badges.map((badge) => `${badge.nav} ${badge.count} ${badge.label}`)
  return asDrawn(
    drawn(`menu ${nav} ${entries.map(({ href }) => href).join()} ${counts.join()}`, () => (
      <MenuEntries entries={entries} nav={nav} badges={badges} />
    )),
  )
}

const Footer = ({ conformity }: { conformity: string }) => (
  <footer class="pied">
    <div class="cadre">
      <ul>
        <li>
          <a href="/accessibilite">Accessibilité&nbsp;: {conformity}</a>
        </li>
        <li>
          <a href="/mentions-legales">Mentions légales</a>
        </li>
        <li>
          <a href="/donnees-personnelles">Données personnelles</a>
        </li>
        <li>
          <a href="/cgu">Conditions générales d’utilisation</a>
        </li>
        <li>
          <a href="/plan-du-site">Plan du site</a>
        </li>
        <li>
          <a href="/agent/connexion">Accès des agents</a>
        </li>
      </ul>
    </div>
  </footer>
)

/** Whom to call, and the footer: the same for everybody, until the town's settings change. */
const foot = ({ town }: Ctx): string =>
  drawn([town.name, town.phone, town.email, town.openingHours, town.address, town.conformity].join('\n'), () => (
    <>
      <Help town={town} />
      <Footer conformity={town.conformity} />
    </>
  ))

const DemoNotice = () => (
  <div class="demo">
    <p class="cadre">
      Site de démonstration, données inventées. <a href="/demo">Comptes d’essai</a> –{' '}
      <a href="/demo/courriels">Courriels de la démonstration</a>
    </p>
  </div>
)

const FlashBanner = ({ flash }: { flash: ShownFlash }) => (
  <div class={`bandeau-info bandeau-${flash.tone}`} role="status" tabIndex={-1} autofocus>
    <p class="bandeau-titre">{flash.text}</p>
  </div>
)

/** What the script that offers to stay signed in needs: the seconds left. */
const SessionEnd = ({ ctx }: { ctx: Ctx }) =>
  ctx.from.session ? (
    <div
      hidden
      data-ilot="session"
      data-secondes={Math.floor((ctx.from.session.endsAt.epochMilliseconds - ctx.now.epochMilliseconds) / 1000)}
    />
  ) : null

type CardProps = {
  readonly title: string
  readonly about: string
  readonly site: string
  readonly url: string
  readonly picture: string
}

/** What a message or a social network shows of a public page's address. */
const PublicCard = ({ title, about, site, url, picture }: CardProps) => (
  <>
    <meta name="description" content={about} />
    <meta property="og:title" content={title} />
    <meta property="og:description" content={about} />
    <meta property="og:site_name" content={site} />
    <meta property="og:type" content="website" />
    <meta property="og:locale" content="fr_FR" />
    <meta property="og:url" content={url} />
    <meta property="og:image" content={picture} />
    <link rel="canonical" href={url} />
  </>
)

/** What every page of a town has in its head. */
const Head = ({ ctx, assets }: Pick<ShellProps, 'ctx' | 'assets'>) => (
  <>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    {/* What needs an account is nobody else's, search engines included. */}
    {ctx.actor.kind !== 'visitor' && <meta name="robots" content="noindex" />}
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content={ctx.town.brandColor} />
    <link rel="stylesheet" href={assets['portal.css']} />
    {ctx.town.brandColor !== STYLED_COLOR && <link rel="stylesheet" href={themeUrl(ctx.town.brandColor)} />}
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="apple-touch-icon" href={FILES.touchIcon} />
    <link rel="manifest" href={FILES.manifest} />
  </>
)

/** The whole document around a page's content; `frameOf` gives it to views through the Frame context. */
export const frameOf =
  ({ ctx, assets, flash, badges, path }: ShellProps) =>
  ({ title, hasError, nav, wide, about, picture, feed, children }: FrameProps & { children?: ComponentChildren }) => {
    const site = `Espace citoyen ${ofName(ctx.town.name)}`
    return (
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <title>{`${hasError ? 'Erreur\u00a0: ' : ''}${title} – ${site}`}</title>
          {asDrawn(
            drawn(`head ${ctx.actor.kind === 'visitor'} ${ctx.town.brandColor} ${assets['portal.css']}`, () => (
              <Head ctx={ctx} assets={assets} />
            )),
          )}
          {about && (
            <PublicCard
              title={title}
              about={about}
              site={site}
              url={ctx.town.baseUrl + path}
              picture={ctx.town.baseUrl + (picture ?? FILES.card)}
            />
          )}
          {feed && <link rel="alternate" type="application/atom+xml" title="Actualités" href="/actualites.atom" />}
        </head>
        <body>
          <a class="evitement" href="#contenu">
            Aller au contenu
          </a>
          <header class="entete">
            <div class="cadre entete-rang">
              {asDrawn(
                drawn(`enseigne ${ctx.actor.kind} ${ctx.town.name} ${Object.values(ctx.town.logo ?? {}).join()}`, () => (
                  <TownSign ctx={ctx} />
                )),
              )}
              {ctx.actor.kind !== 'visitor' && <MenuButton badges={badges} />}
              <Access ctx={ctx} />
            </div>
            {ctx.mode !== 'production' && asDrawn(drawn('demo', () => <DemoNotice />))}
          </header>
          <Menu ctx={ctx} nav={nav} badges={badges} />
          <main id="contenu" class="contenu cadre" tabIndex={-1}>
            <div class={wide ? 'large' : 'etroit'}>
              {flash && !hasError && <FlashBanner flash={flash} />}
              {children}
            </div>
          </main>
          {asDrawn(foot(ctx))}
          <SessionEnd ctx={ctx} />
        </body>
      </html>
    )
  }
