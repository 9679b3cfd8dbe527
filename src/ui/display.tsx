import type { ComponentChildren } from 'preact'
import { showEuros } from '#core/money.ts'

/** Heard, not seen. */
export const Vh = ({ children }: { children: ComponentChildren }) => <span class="vh">{children}</span>

export type IconName =
  | 'coche'
  | 'croix'
  | 'cadenas'
  | 'plus'
  | 'calendrier'
  | 'enveloppe'
  | 'euro'
  | 'imprimante'
  | 'compte'
  | 'fleche'
  | 'info'
  | 'alerte'
  | 'enfant'
  | 'dossier'

/** Decoration beside a word, never alone. The sprite is a static file of the town's own site. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icone" aria-hidden="true" focusable="false" width="20" height="20">
    <use href={`/icones.svg#${name}`} />
  </svg>
)

export type SummaryItem = {
  readonly term: string
  readonly value: ComponentChildren
  readonly change?: { readonly href: string; readonly label: string }
}

/** Label and value, one pair per row, each with its way to change it. An empty value reads «Non renseigné». */
export const SummaryList = ({ items }: { items: readonly SummaryItem[] }) => (
  <dl class="recap">
    {items.map(({ term, value, change }) => (
      <div>
        <dt>{term}</dt>
        <dd>{value === '' || value === null || value === undefined ? <span class="discret">Non renseigné</span> : value}</dd>
        {change && (
          <dd class="recap-action">
            <a href={change.href}>
              Modifier<Vh> {change.label}</Vh>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

/** A status, in words. */
export const Tag = ({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`etiquette etiquette-${tone}`}>{children}</span>
)

/** A message that belongs to the page. */
export const Banner = ({ tone = 'info', title, children }: { tone?: Tone; title?: string; children?: ComponentChildren }) => (
  <div class={tone === 'info' ? 'bandeau-info' : `bandeau-info bandeau-${tone}`}>
    {title && <p class="bandeau-titre">{title}</p>}
    {children}
  </div>
)

/** Nothing to show: says so, why, and what to do. */
export const Empty = ({
  title,
  children,
  action,
}: {
  title: string
  children?: ComponentChildren
  action?: { readonly href: string; readonly label: string }
}) => (
  <div class="vide">
    <p class="vide-titre">{title}</p>
    {children}
    {action && (
      <p>
        <a href={action.href}>{action.label}</a>
      </p>
    )}
  </div>
)

/** What happened, at the end of a transaction. */
export const Panel = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="panneau">
    <p class="panneau-titre">{title}</p>
    {children}
  </div>
)

export const Card = ({ title, href, children }: { title: string; href?: string; children?: ComponentChildren }) => (
  <section class="carte">
    <h2>{href ? <a href={href}>{title}</a> : title}</h2>
    {children}
  </section>
)

export type Moment = { readonly at: string; readonly iso: string; readonly what: ComponentChildren; readonly who?: string }

/** What happened when, oldest first. */
export const Timeline = ({ moments }: { moments: readonly Moment[] }) => (
  <ol class="chronologie" role="list">
    {moments.map(({ at, iso, what, who }) => (
      <li>
        <p>{what}</p>
        <p class="discret">
          <time datetime={iso}>{at}</time>
          {who && ` – ${who}`}
        </p>
      </li>
    ))}
  </ol>
)

export type Column = {
  readonly head: string
  readonly numeric?: boolean
  /** Where to see the same list in this column's order (the other way round when it is already); `now`: its order as shown. */
  readonly sort?: { readonly href: string; readonly now: 'ascending' | 'descending' | null }
}

/**
 * A data table; on a narrow screen each row becomes a card with its column heads repeated. The first cell heads its row.
 */
export const TableList = ({
  caption,
  hideCaption = false,
  columns,
  rows,
}: {
  caption: string
  hideCaption?: boolean
  columns: readonly Column[]
  rows: readonly (readonly ComponentChildren[])[]
}) => (
  <table class="tableau" role="table">
    <caption class={hideCaption ? 'vh' : undefined}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th
            scope="col"
            role="columnheader"
            class={column.numeric ? 'nombre' : undefined}
            aria-sort={column.sort?.now ?? undefined}
          >
            {column.sort ? (
              <a href={column.sort.href}>
                {column.head}
                {column.sort.now && <span aria-hidden="true">{column.sort.now === 'ascending' ? ' ↑' : ' ↓'}</span>}
              </a>
            ) : (
              column.head
            )}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((cells) => (
        <tr role="row">
          {cells.map((cell, i) =>
            i === 0 ? (
              <th scope="row" role="rowheader" data-titre={columns[i]?.head}>
                {cell}
              </th>
            ) : (
              <td role="cell" class={columns[i]?.numeric ? 'nombre' : undefined} data-titre={columns[i]?.head}>
                {cell}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
)

/** An amount with its unit; the minus sign is U+2212. */
export const Money = ({ cents }: { cents: number }) => <span class="somme">{showEuros(cents)}</span>
