import { parisDay, showDateDigits } from '#core/days.ts'
import { documentPaths, type PaperRow, PapersTable } from '#features/documents/index.ts'
import { Empty, TableList, Tag, Vh } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'

export type MessageRow = {
  readonly id: number
  readonly lastAt: Temporal.Instant
  readonly subject: string
  readonly concerned: string | null
  readonly isRead: boolean
  readonly isClosed: boolean
}

export const MessagesPage = ({
  rows,
  unread,
  papers,
}: {
  rows: readonly MessageRow[]
  unread: number
  papers: readonly PaperRow[]
}) => (
  <Page title="Échanges" nav={to.messages()} wide>
    <h2>Messages</h2>
    {rows.length === 0 ? (
      <Empty title="Vous n’avez reçu aucun message.">
        <p>Nous vous écrirons ici au sujet de vos demandes et vous préviendrons par courriel.</p>
      </Empty>
    ) : (
      <TableList
        caption={
          unread === 0
            ? 'Vos messages'
            : unread === 1
              ? 'Vos messages, dont 1\u00a0non lu'
              : `Vos messages, dont ${unread}\u00a0non lus`
        }
        hideCaption
        columns={[{ head: 'Date' }, { head: 'Sujet' }, { head: 'Téléservice concerné' }, { head: 'Statut' }, { head: 'Action' }]}
        rows={rows.map((row) => [
          <time datetime={row.lastAt.toString()}>{showDateDigits(parisDay(row.lastAt))}</time>,
          <>
            {row.isRead ? row.subject : <strong>{row.subject}</strong>}
            {row.isClosed && <span class="discret"> (close)</span>}
          </>,
          row.concerned ?? 'Aucun',
          row.isRead ? <Tag>Lu</Tag> : <Tag tone="info">Non lu</Tag>,
          <a href={to.message(row.id)}>
            Lire<Vh> le message «&nbsp;{row.subject}&nbsp;»</Vh>
          </a>,
        ])}
      />
    )}
    <h2>Mes justificatifs à fournir</h2>
    {papers.length === 0 ? (
      <Empty title="Aucun justificatif à fournir." />
    ) : (
      <>
        <PapersTable caption="Vos justificatifs" hideCaption rows={papers} />
        <p>
          <a href={documentPaths.papers()}>Voir mes justificatifs par statut</a>
        </p>
      </>
    )}
  </Page>
)
