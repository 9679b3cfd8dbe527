import { parisDay, showDateDigits } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { count, nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { type Column, Empty, TableList, Tag } from '#ui/display.tsx'
import { GetForm, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import {
  ageInDays,
  type Cursor,
  isFiltered,
  isLate,
  QUEUE_VIEWS,
  type QueueQuery,
  type Sort,
  writeQueue,
} from '../../domain/queue.ts'
import { isDone, statusLabel, statusTone } from '../../domain/status.ts'
import { to } from '../../paths.ts'
import type { Colleague } from '../../store/agents.ts'
import { COUNT_MAX, type QueueRow, type QueuePage as Rows } from '../../store/queue.ts'

export type QueueProps = Rows & {
  readonly query: QueueQuery
  readonly byView: ReadonlyMap<string, number>
  readonly late: number
  readonly procedures: readonly { readonly slug: string; readonly title: string }[]
  /** Empty when this agent sees one service only. */
  readonly services: readonly { readonly id: number; readonly name: string }[]
  readonly colleagues: readonly Colleague[]
  readonly me: number
  readonly mayProcess: boolean
  readonly now: Temporal.Instant
  readonly form: FormState
}

/** «300+» where counting stopped. */
const atMost = (n: number): string => (n >= COUNT_MAX ? `${COUNT_MAX.toLocaleString('fr')}${nbsp}+` : String(n))
const requests = (n: number): string => (n >= COUNT_MAX ? `${atMost(n)} demandes` : count(n, 'demande'))

const Views = ({ query, byView }: Pick<QueueProps, 'query' | 'byView'>) => (
  <nav aria-label="Vues de la file" class="onglets">
    <ul>
      {QUEUE_VIEWS.map((view) => (
        <li>
          <a
            href={to.queue(writeQueue({ ...query, view, status: null }))}
            aria-current={view.slug === query.view.slug ? 'page' : undefined}
          >
            {view.label} ({atMost(byView.get(view.slug) ?? 0)})
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

type Choice = { readonly value: string; readonly label: string }
const Select = ({
  name,
  label,
  all,
  chosen,
  options,
}: {
  name: string
  label: string
  all: string
  chosen: string | null
  options: readonly Choice[]
}) => (
  <div class="champ">
    <label for={`filtre-${name}`}>{label}</label>
    <select id={`filtre-${name}`} name={name}>
      <option value="">{all}</option>
      {options.map(({ value, label: shown }) => (
        <option value={value} selected={value === chosen}>
          {shown}
        </option>
      ))}
    </select>
  </div>
)

const Box = ({ name, label, isOn }: { name: string; label: string; isOn: boolean }) => (
  <div class="case">
    <input type="checkbox" id={`filtre-${name}`} name={name} value="1" checked={isOn} />
    <label for={`filtre-${name}`}>{label}</label>
  </div>
)

const Filters = ({ query, procedures, services }: Pick<QueueProps, 'query' | 'procedures' | 'services'>) => (
  <GetForm action={to.queue()} label="Filtrer les demandes">
    <Hidden name="vue" value={query.view.slug} />
    {query.sort.by !== 'recue' && <Hidden name="tri" value={query.sort.by} />}
    {query.sort.isDescending && <Hidden name="ordre" value="desc" />}
    <div class="filtres">
      <div class="champ">
        <label for="filtre-q">Numéro ou nom</label>
        <input type="text" id="filtre-q" name="q" value={query.search} maxLength={80} autocomplete="off" />
      </div>
      <Select
        name="demarche"
        label="Démarche"
        all="Toutes les démarches"
        chosen={query.procedure}
        options={procedures.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      {services.length > 0 && (
        <Select
          name="service"
          label="Service"
          all="Tous les services"
          chosen={query.service === null ? null : String(query.service)}
          options={services.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      {query.view.statuses.length > 1 && (
        <Select
          name="statut"
          label="Statut"
          all="Tous les statuts"
          chosen={query.status}
          options={query.view.statuses.map((status) => ({ value: status, label: statusLabel(status) }))}
        />
      )}
      {!query.view.mine && (
        <Select
          name="suivi"
          label="Suivie par"
          all="N’importe qui"
          chosen={query.follower}
          options={[
            { value: 'moi', label: 'Moi' },
            { value: 'personne', label: 'Personne' },
          ]}
        />
      )}
      <Box name="retard" label="En retard" isOn={query.isLate} />
      {query.isUnacknowledged && <Box name="accuse" label="Accusé à remettre" isOn />}
    </div>
    <div class="actions">
      <Submit tone="secondary">Appliquer les filtres</Submit>
      {isFiltered(query) && <a href={to.queue(writeQueue(blank(query)))}>Effacer les filtres</a>}
      <a href={to.exportQueue(writeQueue(query))}>Exporter la liste (CSV)</a>
    </div>
  </GetForm>
)

const blank = (query: QueueQuery): QueueQuery => ({
  ...query,
  status: null,
  procedure: null,
  service: null,
  follower: null,
  isLate: false,
  isUnacknowledged: false,
  search: '',
})

const Received = ({ row, now }: { row: QueueRow; now: Temporal.Instant }) => {
  const age = ageInDays(row.submittedAt, now)
  return (
    <>
      <time datetime={row.submittedAt.toString()}>{showDateDigits(parisDay(row.submittedAt))}</time>{' '}
      {!isDone(row.status) && <span class="discret">({age === 0 ? 'aujourd’hui' : count(age, 'jour')})</span>}
    </>
  )
}

const Due = ({ row, now }: { row: QueueRow; now: Temporal.Instant }) => {
  if (isDone(row.status) || !row.dueOn) return <span class="discret">–</span>
  const late = isLate(row.status, row.dueOn, parisDay(now))
  return (
    <>
      <time datetime={String(row.dueOn)}>{showDateDigits(row.dueOn)}</time> {late && <Tag tone="error">En retard</Tag>}
    </>
  )
}

const followerOf = ({ follower }: QueueRow, me: number): string =>
  follower === null ? 'Personne' : `${follower.account === me ? 'Vous' : follower.name}${follower.isTaken ? '' : ' (affectée)'}`

const Paging = ({ query, previous, next }: { query: QueueQuery; previous: Cursor | null; next: Cursor | null }) =>
  previous || next ? (
    <nav aria-label="Pages" class="pagination">
      <ul>
        {previous && (
          <li>
            <a href={to.queue(writeQueue(query, previous))} rel="prev">
              Page précédente
            </a>
          </li>
        )}
        {next && (
          <li>
            <a href={to.queue(writeQueue(query, next))} rel="next">
              Page suivante
            </a>
          </li>
        )}
      </ul>
    </nav>
  ) : null

const sortable = (query: QueueQuery, by: Sort['by'], head: string): Column => {
  const isNow = query.sort.by === by
  const isDescending = isNow && !query.sort.isDescending
  return {
    head,
    sort: {
      href: to.queue(writeQueue({ ...query, sort: { by, isDescending } })),
      now: isNow ? (query.sort.isDescending ? 'descending' : 'ascending') : null,
    },
  }
}

const Assign = ({ colleagues, me }: Pick<QueueProps, 'colleagues' | 'me'>) => (
  <div class="actions en-lot">
    <div>
      <label for="champ-agent">Affecter les demandes cochées à</label>
      <select id="champ-agent" name="agent">
        <option value={String(me)}>Moi</option>
        {colleagues
          .filter(({ account }) => account !== me)
          .map(({ account, firstName, lastName, quality }) => (
            <option value={String(account)}>
              {firstName} {lastName}, {quality}
            </option>
          ))}
        <option value="personne">Personne</option>
      </select>
    </div>
    <Submit tone="secondary">Affecter</Submit>
  </div>
)

const List = (props: QueueProps) => {
  const { query, rows, me, now, mayProcess, colleagues } = props
  const link = writeQueue(query)
  const table = (
    <TableList
      caption={query.view.label}
      hideCaption
      columns={[
        sortable(query, 'numero', 'Demande'),
        { head: 'Demandeur' },
        { head: 'Personne concernée' },
        sortable(query, 'recue', 'Reçue le'),
        sortable(query, 'echeance', 'À traiter avant le'),
        { head: 'Suivie par' },
        { head: 'Statut' },
      ]}
      rows={rows.map((row) => [
        <>
          {mayProcess && row.status === 'enregistree' && (
            <>
              <input
                type="checkbox"
                name="demande"
                id={`champ-demande-${row.number}`}
                value={String(row.number)}
                class="case-ligne"
              />
              <label for={`champ-demande-${row.number}`} class="vh">
                Cocher la demande n°{nbsp}
                {row.number}
              </label>{' '}
            </>
          )}
          <a href={to.file(row.number, link)}>
            {row.title} n°{nbsp}
            {row.number}
          </a>
        </>,
        listName(row.author),
        row.child ? listName(row.child) : 'Aucune',
        <Received row={row} now={now} />,
        <Due row={row} now={now} />,
        followerOf(row, me),
        <Tag tone={statusTone(row.status)}>{statusLabel(row.status, row.outcome)}</Tag>,
      ])}
    />
  )
  return mayProcess && rows.some((row) => row.status === 'enregistree') ? (
    <PostForm action={to.assignMany(link)} label="Affecter des demandes">
      {table}
      <Assign colleagues={colleagues} me={me} />
    </PostForm>
  ) : (
    table
  )
}

export const QueuePage = (props: QueueProps) => {
  const { query, byView, late, rows, previous, next, form } = props
  const shown = byView.get(query.view.slug) ?? 0
  return (
    <Page title="Demandes" nav={to.queue()} form={form} wide>
      {props.mayProcess && (
        <p>
          <LinkButton href={to.enter()}>Saisir une demande pour une famille</LinkButton>
        </p>
      )}
      <Views query={query} byView={byView} />
      <details class="aide-vues">
        <summary>Ce que contient chaque vue</summary>
        <ul>
          {QUEUE_VIEWS.map(({ label, about }) => (
            <li>
              <strong>{label}</strong>
              {nbsp}: {about}
            </li>
          ))}
        </ul>
      </details>
      <Filters {...props} />
      <h2>
        {query.view.label}
        {nbsp}: {requests(shown)}
        {late > 0 && `, dont ${atMost(late)} en retard`}
      </h2>
      {rows.length === 0 ? (
        isFiltered(query) || query.cursor ? (
          <Empty
            title="Aucune demande ne correspond."
            action={{ href: to.queue(writeQueue(blank(query))), label: 'Effacer les filtres' }}
          />
        ) : (
          <Empty title={query.view.empty} />
        )
      ) : (
        <List {...props} />
      )}
      <Paging query={query} previous={previous} next={next} />
    </Page>
  )
}
