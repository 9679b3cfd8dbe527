import { type Day, showDate } from '#core/days.ts'
import { count } from '#core/text.ts'
import { Banner, Empty, TableList, Vh } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'

export type QueueRow = {
  readonly id: number
  readonly label: string
  readonly providedOn: Day | null
  readonly requests: readonly { readonly number: number; readonly title: string; readonly url: string }[]
}

export type QueueProps = {
  readonly rows: readonly QueueRow[]
  readonly waiting: number
  /** Decided by this agent and not sent. */
  readonly decided: number
  readonly pageNumber: number
  readonly pages: number
}

export const QueuePage = ({ rows, waiting, decided, pageNumber, pages }: QueueProps) => (
  <Page title="Justificatifs à vérifier" nav={to.queue()} wide>
    {decided > 0 && (
      <Banner title={`${count(decided, 'décision')} à envoyer`}>
        <p>
          Les familles n’en savent rien encore. <a href={to.finish()}>Terminer l’examen</a>
        </p>
      </Banner>
    )}
    {rows.length === 0 ? (
      <Empty title="Aucun justificatif à vérifier." />
    ) : (
      <TableList
        caption={`${count(waiting, 'justificatif')} à vérifier, le plus ancien d’abord`}
        columns={[
          { head: 'Donnée concernée' },
          { head: 'Fourni le' },
          { head: 'Téléprocédure(s) concernée(s)' },
          { head: 'Action' },
        ]}
        rows={rows.map((row) => [
          row.label,
          row.providedOn ? showDate(row.providedOn) : '',
          row.requests.length === 0
            ? 'Aucune'
            : row.requests.map(({ number, title, url }, i) => (
                <>
                  {i > 0 && ', '}
                  <a href={url}>
                    {title}&nbsp;: {number}
                  </a>
                </>
              )),
          <a href={to.review(row.id)}>
            Vérifier<Vh> {row.label}</Vh>
          </a>,
        ])}
      />
    )}
    {pages > 1 && (
      <nav aria-label="Pages">
        <p>
          Page {pageNumber} sur {pages}. {pageNumber > 1 && <a href={`${to.queue()}?page=${pageNumber - 1}`}>Page précédente</a>}{' '}
          {pageNumber < pages && <a href={`${to.queue()}?page=${pageNumber + 1}`}>Page suivante</a>}
        </p>
      </nav>
    )}
  </Page>
)
