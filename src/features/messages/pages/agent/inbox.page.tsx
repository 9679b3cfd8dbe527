import { parisDay, showDateDigits } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { count, nbsp } from '#core/text.ts'
import type { FormState } from '#forms/form.ts'
import { Empty, TableList, Tag } from '#ui/display.tsx'
import { Actions, Field, GetForm, Hidden, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { daysWaiting, INBOX_VIEWS, type InboxView, isLate } from '../../domain/inbox.ts'
import { to } from '../../paths.ts'
import type { Correspondent, InboxRow } from '../../store/inbox.ts'

export const correspondentName = (who: Correspondent): string => ('name' in who ? listName(who.name) : who.visitor)

type InboxProps = {
  readonly view: InboxView
  readonly counts: { readonly waiting: number; readonly mine: number }
  /** To choose from; empty for who sees one service only. */
  readonly services: readonly { readonly id: number; readonly name: string }[]
  readonly service: number | null
  readonly form: FormState
  /** What was looked for; null for a view. */
  readonly searched: string | null
  readonly rows: readonly InboxRow[]
  readonly pageNumber: number
  readonly hasNext: boolean
  readonly now: Temporal.Instant
  readonly mayAnswer: boolean
  readonly mayConfigure: boolean
}

const urlOf = (view: InboxView, service: number | null, page = 1): string => {
  const query = new URLSearchParams({
    vue: view,
    ...(service === null ? {} : { service: String(service) }),
    ...(page > 1 ? { page: String(page) } : {}),
  })
  return `${to.inbox()}?${query}`
}

const Waiting = ({ row, now }: { row: InboxRow; now: Temporal.Instant }) => {
  if (row.closedAt) return <Tag>Close</Tag>
  if (!row.waitingSince) return <Tag tone="success">Répondu</Tag>
  const days = daysWaiting(row.waitingSince, now)
  return (
    <Tag tone={isLate(row.waitingSince, now) ? 'warning' : 'info'}>
      {days === 0 ? 'Depuis aujourd’hui' : `Attend depuis ${count(days, 'jour')}`}
    </Tag>
  )
}

const Rows = ({ rows, now, caption }: { rows: readonly InboxRow[]; now: Temporal.Instant; caption: string }) => (
  <TableList
    caption={caption}
    hideCaption
    columns={[
      { head: 'Sujet' },
      { head: 'De' },
      { head: 'Demande' },
      { head: 'Service' },
      { head: 'Dernier message' },
      { head: 'Suivie par' },
      { head: 'Attente' },
    ]}
    rows={rows.map((row) => [
      <>
        <a href={to.agentThread(row.id)}>{row.isUnread ? <strong>{row.subject}</strong> : row.subject}</a>{' '}
        {row.isUnread && <Tag tone="info">Non lu</Tag>}
      </>,
      <>
        {correspondentName(row.correspondent)}
        {'visitor' in row.correspondent && <span class="discret"> (sans compte)</span>}
      </>,
      row.request === null ? 'Aucune' : `n°${nbsp}${row.request}`,
      row.serviceName,
      <time datetime={row.lastAt.toString()}>{showDateDigits(parisDay(row.lastAt))}</time>,
      row.agent?.name ?? 'Personne',
      <Waiting row={row} now={now} />,
    ])}
  />
)

export const InboxPage = (props: InboxProps) => {
  const { view, counts, services, service, form, searched, rows, pageNumber, hasNext, now } = props
  const shown = INBOX_VIEWS.find(({ slug }) => slug === view)!
  const numbers: Partial<Record<InboxView, number>> = { 'a-repondre': counts.waiting, miennes: counts.mine }
  return (
    <Page title="Messages" nav={to.inbox()} form={form} wide>
      <nav aria-label="Vues des messages" class="onglets">
        <ul>
          {INBOX_VIEWS.map(({ slug, label }) => (
            <li>
              <a href={urlOf(slug, service)} aria-current={searched === null && slug === view ? 'page' : undefined}>
                {label}
                {numbers[slug] !== undefined && ` (${numbers[slug]})`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {services.length > 0 && (
        <GetForm action={to.inbox()} label="Filtrer les messages">
          <Hidden name="vue" value={view} />
          <div class="champ">
            <label for="filtre-service">Service</label>
            <select id="filtre-service" name="service">
              <option value="">Tous les services</option>
              {services.map(({ id, name }) => (
                <option value={id} selected={id === service}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <Actions>
            <Submit tone="secondary">Appliquer le filtre</Submit>
          </Actions>
        </GetForm>
      )}
      <PostForm action={to.inbox()} label="Rechercher dans les messages">
        <Field form={form} name="recherche" />
        <Actions>
          <Submit tone="secondary">Rechercher</Submit>
        </Actions>
      </PostForm>
      <h2>{searched === null ? shown.label : `Résultats de la recherche${nbsp}: ${count(rows.length, 'conversation')}`}</h2>
      {rows.length > 0 ? (
        <Rows rows={rows} now={now} caption={searched === null ? shown.label : 'Résultats de la recherche'} />
      ) : (
        <Empty
          title={searched === null ? shown.empty : 'Aucune conversation ne correspond.'}
          action={
            searched === null && service === null
              ? undefined
              : { href: urlOf(view, null), label: 'Voir toutes les conversations de cette vue' }
          }
        />
      )}
      {(pageNumber > 1 || hasNext) && (
        <nav aria-label="Pages" class="pagination">
          <p>Page {pageNumber}</p>
          <ul>
            {pageNumber > 1 && (
              <li>
                <a href={urlOf(view, service, pageNumber - 1)}>Page précédente</a>
              </li>
            )}
            {hasNext && (
              <li>
                <a href={urlOf(view, service, pageNumber + 1)}>Page suivante</a>
              </li>
            )}
          </ul>
        </nav>
      )}
      <p>
        {props.mayAnswer && <a href={to.answers()}>Réponses types</a>}
        {props.mayConfigure && (
          <>
            {' – '}
            <a href={to.settings()}>Réglages des messages</a>
          </>
        )}
      </p>
    </Page>
  )
}
