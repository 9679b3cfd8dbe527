import { parisDay, showDateDigits } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import { Empty, TableList, Tag, Vh } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import type { Definition } from '../../domain/definition.ts'
import { type Status, statusLabel, statusTone } from '../../domain/status.ts'
import { to } from '../../paths.ts'

type Row = {
  readonly number: number
  readonly type: string
  readonly outcome: Definition['outcome']
  /** Of reception, or when the draft was started. */
  readonly date: Temporal.Instant
  readonly who: string | null
  readonly status: Status
  /** What comes next. */
  readonly next: string
}

const COLUMNS = [
  { head: 'Numéro' },
  { head: 'Type' },
  { head: 'Date' },
  { head: 'Personne concernée' },
  { head: 'Statut' },
  { head: 'Action' },
]

const Which = ({ row }: { row: Row }) => (
  <Vh>
    {' '}
    {row.type}, n°{nbsp}
    {row.number}
  </Vh>
)

const Action = ({ row }: { row: Row }) =>
  row.status === 'brouillon' ? (
    <>
      <a href={to.request(row.number)}>
        Reprendre
        <Which row={row} />
      </a>
      {' – '}
      <a href={to.discard(row.number)}>
        Supprimer
        <Which row={row} />
      </a>
    </>
  ) : row.status === 'a_completer' ? (
    <a href={to.complete(row.number)}>
      Compléter
      <Which row={row} />
    </a>
  ) : (
    <a href={to.request(row.number)}>
      Voir
      <Which row={row} />
    </a>
  )

const List = ({ title, rows }: { title: string; rows: readonly Row[] }) => (
  <section>
    <h2>{title}</h2>
    {rows.length === 0 ? (
      <Empty title="Aucune demande enregistrée" />
    ) : (
      <TableList
        caption={title}
        hideCaption
        columns={COLUMNS}
        rows={rows.map((row) => [
          row.number,
          row.type,
          <time datetime={row.date.toString()}>{showDateDigits(parisDay(row.date))}</time>,
          row.who ?? 'Non renseigné',
          <>
            <Tag tone={statusTone(row.status)}>{statusLabel(row.status, row.outcome)}</Tag>
            <p class="discret suite">{row.next}</p>
          </>,
          <Action row={row} />,
        ])}
      />
    )}
  </section>
)

export const RequestsPage = ({
  current,
  done,
  procedures,
}: {
  current: readonly Row[]
  done: readonly Row[]
  procedures: readonly { slug: string; title: string }[]
}) => (
  <Page title="Mes demandes" nav={to.requests()} wide>
    <List title="En cours" rows={current} />
    <List title="Effectuées" rows={done} />
    {procedures.length > 0 && (
      <section>
        <h2>Faire une demande</h2>
        <ul>
          {procedures.map((procedure) => (
            <li>
              <a href={to.start(procedure.slug)}>{procedure.title}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
  </Page>
)
