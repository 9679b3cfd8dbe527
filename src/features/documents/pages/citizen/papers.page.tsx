import { type Day, showDate } from '#core/days.ts'
import { Empty, TableList, Tag, Vh } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { GROUPS, type Group, isToProvide, type PaperStatus, statusLabel, statusTone } from '../../domain/paper.ts'
import { to } from '../../paths.ts'

export type PaperRow = {
  readonly id: number
  readonly label: string
  readonly status: PaperStatus
  readonly group: Group
  readonly isOptional: boolean
  readonly reason: string | null
  readonly validUntil: Day | null
  readonly isSeenOnly: boolean
  readonly requests: readonly { readonly number: number; readonly title: string; readonly url: string }[]
}

const actionOf = ({ status, isOptional }: PaperRow): string => {
  if (status === 'non_fourni') return isOptional ? 'Répondre' : 'Fournir'
  return isToProvide(status) ? 'Remplacer' : 'Voir'
}

const StatusCell = ({ row }: { row: PaperRow }) => (
  <>
    <Tag tone={statusTone(row.status)}>{statusLabel(row.status)}</Tag>
    {row.reason && <p class="discret">{row.reason}</p>}
    {row.validUntil && (row.status === 'valide' || row.status === 'expire') && (
      <p class="discret">
        Valable jusqu’au <time datetime={row.validUntil.toString()}>{showDate(row.validUntil)}</time>
      </p>
    )}
    {row.isSeenOnly && row.status === 'valide' && <p class="discret">Vu au guichet, non conservé.</p>}
  </>
)

/** The manual's table: statut, donnée, téléprocédures, action. */
export const PapersTable = ({
  caption,
  hideCaption,
  rows,
}: {
  caption: string
  hideCaption?: boolean
  rows: readonly PaperRow[]
}) => (
  <TableList
    caption={caption}
    hideCaption={hideCaption}
    columns={[{ head: 'Statut' }, { head: 'Donnée concernée' }, { head: 'Téléprocédure(s) concernée(s)' }, { head: 'Action' }]}
    rows={rows.map((row) => [
      <StatusCell row={row} />,
      row.label,
      row.requests.length === 0 ? (
        'Aucune'
      ) : (
        <ul class="sans-puces" role="list">
          {row.requests.map(({ number, title, url }) => (
            <li>
              <a href={url}>
                {title}&nbsp;: {number}
              </a>
            </li>
          ))}
        </ul>
      ),
      <a href={to.paper(row.id)}>
        {actionOf(row)}
        <Vh> {row.label}</Vh>
      </a>,
    ])}
  />
)

export const PapersPage = ({ rows, messages }: { rows: readonly PaperRow[]; messages: string }) => (
  <Page title="Mes justificatifs à fournir" nav={messages} back={{ href: messages, label: 'Retour aux échanges' }} wide>
    {rows.length === 0 ? (
      <Empty title="Aucun justificatif à fournir.">
        <p>Quand une de vos demandes aura besoin d’un justificatif, vous le fournirez ici.</p>
      </Empty>
    ) : (
      <>
        <p>Un justificatif fourni une fois sert à toutes les demandes qui en ont besoin, jusqu’à ce qu’il expire.</p>
        {GROUPS.map(({ slug, title }) => {
          const inGroup = rows.filter((row) => row.group === slug)
          return inGroup.length > 0 && <PapersTable caption={`${title} (${inGroup.length})`} rows={inGroup} />
        })}
      </>
    )}
  </Page>
)
