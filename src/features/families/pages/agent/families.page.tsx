import { showDateDigits, showMoment } from '#core/days.ts'
import { letterName, listName, type Named } from '#core/names.ts'
import { count, listed, ofName } from '#core/text.ts'
import type { ChildFacts } from '#features/agenda/index.ts'
import type { FamilyEvent, FamilyLine } from '#platform/feature.ts'
import { Banner, Empty, SummaryList, TableList, Timeline } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { EventsPage } from '../../actions/read-events.ts'
import type { ReadFamily } from '../../actions/read-family.ts'
import { familiesPaths } from '../../paths.ts'
import type { ChildOf, Family } from '../../store/families.ts'
import type { SearchFamilyForm } from './families.form.ts'

const names = (people: readonly Named[]): string => (people.length === 0 ? '–' : people.map(listName).join(', '))

export type SearchFamiliesProps = {
  readonly form: SearchFamilyForm
  /** Null before anything was looked for. */
  readonly found: readonly Family[] | null
}

/** FS-1 · what is typed is posted: it is in no address, no history, no log. */
export const FamiliesPage = ({ form, found }: SearchFamiliesProps) => (
  <Page title="Familles" form={form} nav={familiesPaths.search} wide>
    <PostForm label="Chercher une famille">
      <Field form={form} name="recherche" />
      <Actions>
        <Submit>Chercher</Submit>
      </Actions>
    </PostForm>
    {found !== null && found.length === 0 && (
      <Empty title="Aucune famille trouvée.">
        <p>Essayez le nom de l’enfant, une autre orthographe, l’adresse électronique ou le téléphone.</p>
      </Empty>
    )}
    {found !== null && found.length > 0 && (
      <>
        <h2>{`${count(found.length, 'famille')}, la plus probable d’abord`}</h2>
        <TableList
          caption="Familles trouvées"
          hideCaption
          columns={[
            { head: 'Famille' },
            { head: 'Enfants' },
            { head: 'Adresse électronique' },
            { head: 'Numéro', numeric: true },
          ]}
          rows={found.map((family) => [
            <a href={familiesPaths.one(family.household)}>{names(family.adults)}</a>,
            names(family.children),
            <span class="adresse">{listed(family.adults.flatMap(({ email }) => email ?? [])) || '–'}</span>,
            String(family.household),
          ])}
        />
      </>
    )}
  </Page>
)

export type ShownPart = {
  readonly title: string
  readonly empty: string
  readonly look: 'list' | 'facts'
  readonly lines: readonly FamilyLine[]
}

const Lines = ({ lines, look }: Pick<ShownPart, 'lines' | 'look'>) =>
  look === 'facts' ? (
    <SummaryList items={lines.map(({ what, detail }) => ({ term: what, value: detail }))} />
  ) : (
    <ul class="connexions">
      {lines.map(({ what, detail, href }) => (
        <li>
          {href ? <a href={href}>{what}</a> : what}
          {detail && ` – ${detail}`}
        </li>
      ))}
    </ul>
  )

const Part = ({ part }: { part: ShownPart }) => (
  <section>
    <h2>{part.title}</h2>
    {part.lines.length === 0 ? (
      <p class="discret">{part.empty}</p>
    ) : (
      [...Map.groupBy(part.lines, ({ group }) => group ?? '')].map(([group, lines]) => (
        <>
          {group !== '' && <h3>{group}</h3>}
          <Lines lines={lines} look={part.look} />
        </>
      ))
    )}
  </section>
)

const Events = ({ events }: { events: readonly FamilyEvent[] }) => (
  <Timeline
    moments={events.map(({ at, what, detail, by, href }) => ({
      at: showMoment(at),
      iso: at.toString(),
      what: (
        <>
          {href ? <a href={href}>{what}</a> : what}
          {detail && ` – ${detail}`}
        </>
      ),
      who: by,
    }))}
  />
)

/** What a guardian may do for a child, in words (FA-6). */
const rightsOf = ({ mayBook, mayPay, isWrittenTo }: ChildOf['guardians'][number]): string =>
  ['voit', mayBook && 'réserve', mayPay && 'voit les montants', isWrittenTo && 'est prévenu'].filter(Boolean).join(', ')

export type FamilyFileProps = {
  readonly family: ReadFamily
  readonly parts: readonly ShownPart[]
  readonly last: EventsPage
  /** What this agent may do for the family. */
  readonly gestures: readonly { readonly href: string; readonly label: string }[]
  readonly mayReadHealth: boolean
}

/** FS-4 · who it may be twice, and what the agent does about it. */
const Doubles = ({ alike }: { alike: ReadFamily['alike'] }) => (
  <Banner tone="warning" title="Doublons probables">
    <ul>
      {alike.map((other) => (
        <li>
          {listName(other)}, {other.kind === 'child' ? 'enfant né' : 'né'} le {showDateDigits(other.birthDate)}
          {other.household !== null && (
            <>
              {' – '}
              <a href={familiesPaths.one(other.household)}>Famille n°&nbsp;{other.household}</a>
            </>
          )}
        </li>
      ))}
    </ul>
    <p>
      Même prénom et même jour de naissance. Si c’est la même personne, rien n’est réuni tout seul&nbsp;: pour un enfant, demandez
      au parent qui l’a déclaré en premier d’inviter l’autre depuis «&nbsp;Ma famille&nbsp;», puis refusez la fiche en trop&nbsp;;
      pour un adulte, gardez le compte dont il se sert.
    </p>
  </Banner>
)

/** FS-3 · the whole family on one page: each feature says its part, to who may read it. */
export const FamilyFilePage = ({ family, parts, last, gestures, mayReadHealth }: FamilyFileProps) => (
  <Page
    title="Dossier d’une famille"
    heading={`Famille ${names(family.adults)}`}
    nav={familiesPaths.search}
    back={{ href: familiesPaths.search, label: 'Familles' }}
    wide
  >
    {family.alike.length > 0 && <Doubles alike={family.alike} />}
    {gestures.length > 0 && (
      <section class="sans-papier">
        <h2>Agir pour cette famille</h2>
        <p class="discret">Ce que vous faites porte votre nom, et la famille le voit.</p>
        <Actions>
          {gestures.map(({ href, label }) => (
            <LinkButton href={href}>{label}</LinkButton>
          ))}
        </Actions>
      </section>
    )}
    <h2>Membres</h2>
    <TableList
      caption={`Adultes du foyer n°\u00a0${family.household}`}
      columns={[{ head: 'Nom' }, { head: 'Né le' }, { head: 'Adresse électronique' }, { head: 'Identifiant' }]}
      rows={family.adults.map((adult) => [
        listName(adult),
        showDateDigits(adult.birthDate),
        <span class="adresse">{adult.email ?? 'Pas de compte ouvert'}</span>,
        <span class="adresse">{adult.login ?? '–'}</span>,
      ])}
    />
    {family.children.length === 0 ? (
      <p class="discret">Aucun enfant.</p>
    ) : (
      <TableList
        caption="Enfants"
        columns={[{ head: 'Nom' }, { head: 'Né le' }, { head: 'Suivi par' }, { head: 'Fiche sanitaire' }]}
        rows={family.children.map((child) => [
          listName(child),
          showDateDigits(child.birthDate),
          <ul class="serree" role="list">
            {child.guardians.map((guardian) => (
              <li>
                {letterName(guardian)}
                {guardian.household !== family.household && (
                  <>
                    {' ('}
                    <a href={familiesPaths.one(guardian.household)}>famille n°&nbsp;{guardian.household}</a>)
                  </>
                )}
                &nbsp;: {rightsOf(guardian)}
              </li>
            ))}
          </ul>,
          mayReadHealth ? (
            <a href={familiesPaths.health(family.household, child.id)}>{`Fiche ${ofName(child.firstName)}`}</a>
          ) : (
            'Droit santé nécessaire'
          ),
        ])}
      />
    )}
    <div class="dossier">
      {parts.map((part) => (
        <Part part={part} />
      ))}
    </div>
    <h2>Ce qui s’est passé</h2>
    {last.events.length === 0 ? <p class="discret">Rien encore.</p> : <Events events={last.events} />}
    {last.next && (
      <p class="sans-papier">
        <a href={familiesPaths.history(family.household)}>Tout l’historique</a>
      </p>
    )}
    <p data-ilot="imprimer" />
  </Page>
)

export type FamilyHistoryProps = { readonly family: ReadFamily; readonly page: EventsPage; readonly isFirst: boolean }

/** FS-6 · the latest first; each page has an address. */
export const FamilyHistoryPage = ({ family, page, isFirst }: FamilyHistoryProps) => (
  <Page
    title="Historique d’une famille"
    heading={`Historique de la famille ${names(family.adults)}`}
    nav={familiesPaths.search}
    back={{ href: familiesPaths.one(family.household), label: 'Dossier de la famille' }}
  >
    {page.events.length === 0 ? (
      <Empty title="Rien de plus." action={{ href: familiesPaths.history(family.household), label: 'Voir le plus récent' }} />
    ) : (
      <Events events={page.events} />
    )}
    {(page.next || !isFirst) && (
      <nav aria-label="Pages de l’historique">
        <ul class="onglets" role="list">
          {!isFirst && (
            <li>
              <a href={familiesPaths.history(family.household)}>Le plus récent</a>
            </li>
          )}
          {page.next && (
            <li>
              <a href={familiesPaths.history(family.household, page.next)}>Plus ancien</a>
            </li>
          )}
        </ul>
      </nav>
    )}
  </Page>
)

const contacts = (people: ChildFacts['authorised']) =>
  people.length === 0 ? null : people.map(({ name, phone }) => (phone ? `${name} (${phone})` : name)).join(', ')

/** FS-5 · what goes with the child on an outing: one printed page. */
export const HealthSheetPage = ({
  household,
  child,
  guardians,
  facts,
}: {
  household: number
  child: Named & { readonly birthDate: Temporal.PlainDate }
  guardians: readonly { readonly name: string; readonly phone: string | null }[]
  facts: ChildFacts | null
}) => (
  <Page
    title="Fiche sanitaire"
    heading={`Fiche sanitaire ${ofName(letterName(child))}`}
    nav={familiesPaths.search}
    back={{ href: familiesPaths.one(household), label: 'Dossier de la famille' }}
  >
    <p data-ilot="imprimer" />
    {facts === null && (
      <Banner tone="warning" title="Aucune fiche enfant acceptée">
        <p>Rien n’est connu de sa santé&nbsp;: demandez à la famille.</p>
      </Banner>
    )}
    <SummaryList
      items={[
        { term: 'Date de naissance', value: showDateDigits(child.birthDate) },
        { term: 'Allergies', value: facts ? (facts.allergies ?? 'Aucune déclarée') : null },
        { term: 'PAI', value: facts ? (facts.pai ?? 'Aucun déclaré') : null },
        { term: 'Menu', value: facts?.meal },
        { term: 'Parents', value: contacts(guardians) },
        { term: 'À prévenir', value: facts && contacts(facts.toCall) },
        { term: 'Peuvent venir chercher l’enfant', value: facts && contacts(facts.authorised) },
      ]}
    />
    <p class="discret">Données de santé&nbsp;: ne laissez pas cette page sans surveillance, détruisez-la après usage.</p>
  </Page>
)
