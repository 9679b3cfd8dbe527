import { SummaryList, Tag } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { statusLabel, statusTone } from '../../domain/paper.ts'
import { to } from '../../paths.ts'
import type { PaperRow } from './papers.page.tsx'

/** One paper: where it stands, what a good one shows, which requests need it. */
export const PaperPage = ({ row, help, nav }: { row: PaperRow; help: string; nav: string }) => (
  <Page title="Justificatif" heading={row.label} nav={nav} back={{ href: to.papers(), label: 'Retour aux justificatifs' }}>
    <p>
      <Tag tone={statusTone(row.status)}>{statusLabel(row.status)}</Tag>
    </p>
    {row.reason && <p>{row.reason}</p>}
    <p>{help}</p>
    <SummaryList
      items={row.requests.map(({ number, title, url }) => ({
        term: 'Téléprocédure concernée',
        value: (
          <a href={url}>
            {title}&nbsp;: {number}
          </a>
        ),
      }))}
    />
  </Page>
)
