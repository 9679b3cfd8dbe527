import { parisDay, showDateDigits } from '#core/days.ts'
import { count, nbsp } from '#core/text.ts'
import { Empty, TableList, Tag } from '#ui/display.tsx'
import { Actions, GetForm, Hidden, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Definition } from '../../domain/definition.ts'
import { ageInDays, type QueueView } from '../../domain/queue.ts'
import { isDone, type Status, statusLabel, statusTone } from '../../domain/status.ts'
import { to } from '../../paths.ts'

type Row = {
  readonly number: number
  readonly type: string
  readonly outcome: Definition['outcome']
  readonly requester: string
  readonly who: string | null
  readonly submittedAt: Temporal.Instant
  readonly holder: string | null
  readonly status: Status
}

type QueueProps = {
  readonly view: string
  readonly counts: readonly (QueueView & { readonly count: number })[]
  readonly procedure: string | null
  readonly procedures: readonly { readonly slug: string; readonly title: string }[]
  readonly pageNumber: number
  readonly pages: number
  readonly now: Temporal.Instant
  readonly rows: readonly Row[]
}

const urlOf = (view: string, procedure: string | null, page = 1): string => {
  const query = new URLSearchParams({
    vue: view,
    ...(procedure ? { demarche: procedure } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  })
  return `${to.queue()}?${query}`
}

const Age = ({ row, now }: { row: Row; now: Temporal.Instant }) => {
  const age = ageInDays(row.submittedAt, now)
  return (
    <>
      <time datetime={row.submittedAt.toString()}>{showDateDigits(parisDay(row.submittedAt))}</time>{' '}
      {!isDone(row.status) && <span class="discret">{age === 0 ? '(aujourd’hui)' : `(${count(age, 'jour')})`}</span>}
    </>
  )
}

const Paging = ({ view, procedure, pageNumber, pages }: Pick<QueueProps, 'view' | 'procedure' | 'pageNumber' | 'pages'>) =>
  pages < 2 ? null : (
    <nav aria-label="Pages" class="pagination">
      <p>
        Page {pageNumber} sur {pages}
      </p>
      <ul>
        {pageNumber > 1 && (
          <li>
            <a href={urlOf(view, procedure, pageNumber - 1)}>Page précédente</a>
          </li>
        )}
        {pageNumber < pages && (
          <li>
            <a href={urlOf(view, procedure, pageNumber + 1)}>Page suivante</a>
          </li>
        )}
      </ul>
    </nav>
  )

export const QueuePage = ({ view, counts, procedure, procedures, pageNumber, pages, now, rows }: QueueProps) => {
  const shown = counts.find((c) => c.slug === view)!
  return (
    <Page title="Demandes" nav={to.queue()} wide>
      <nav aria-label="Vues de la file" class="onglets">
        <ul>
          {counts.map(({ slug, label, count: n }) => (
            <li>
              <a href={urlOf(slug, procedure)} aria-current={slug === view ? 'page' : undefined}>
                {label} ({n})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <GetForm action={to.queue()} label="Filtrer les demandes">
        <Hidden name="vue" value={view} />
        <div class="champ">
          <label for="filtre-demarche">Démarche</label>
          <select id="filtre-demarche" name="demarche">
            <option value="">Toutes les démarches</option>
            {procedures.map(({ slug, title }) => (
              <option value={slug} selected={slug === procedure}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <Actions>
          <Submit tone="secondary">Appliquer les filtres</Submit>
        </Actions>
      </GetForm>
      {procedure !== null && (
        <p>
          <a href={urlOf(view, null)}>Effacer les filtres</a>
        </p>
      )}
      <h2>
        {shown.label}
        {nbsp}: {count(shown.count, 'demande')}
      </h2>
      {rows.length === 0 ? (
        procedure === null ? (
          <Empty title={shown.empty} />
        ) : (
          <Empty title="Aucune demande ne correspond." action={{ href: urlOf(view, null), label: 'Voir toutes les démarches' }} />
        )
      ) : (
        <TableList
          caption={`${shown.label}, de la plus ancienne à la plus récente`}
          hideCaption
          columns={[
            { head: 'Demande' },
            { head: 'Demandeur' },
            { head: 'Personne concernée' },
            { head: 'Reçue le' },
            { head: 'Suivie par' },
            { head: 'Statut' },
          ]}
          rows={rows.map((row) => [
            <a href={to.file(row.number)}>
              {row.type} n°{nbsp}
              {row.number}
            </a>,
            row.requester,
            row.who ?? 'Aucune',
            <Age row={row} now={now} />,
            row.holder ?? 'Personne',
            <Tag tone={statusTone(row.status)}>{statusLabel(row.status, row.outcome)}</Tag>,
          ])}
        />
      )}
      <Paging view={view} procedure={procedure} pageNumber={pageNumber} pages={pages} />
    </Page>
  )
}
