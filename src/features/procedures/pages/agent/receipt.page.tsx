import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import { SummaryList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { to } from '../../paths.ts'
import type { Request } from '../../store/requests.ts'

export type ReceiptProps = {
  readonly request: Request
  readonly facts: readonly (readonly [string, string])[]
  readonly sentences: readonly string[]
  readonly town: string
}

/** PR-41 · The acknowledgement on paper, with the same mentions as the one by e-mail. */
export const ReceiptPage = ({ request, facts, sentences, town }: ReceiptProps) => (
  <Page
    title={`Accusé de réception de la demande n°${nbsp}${request.number}`}
    nav={to.queue()}
    back={{ href: to.file(request.number), label: 'Retour à la demande' }}
  >
    <p>
      {town} a reçu la demande de {listName(request.author.name)}. Ce document en est l’accusé de réception{nbsp}: gardez-le.
    </p>
    <SummaryList items={facts.map(([term, value]) => ({ term, value }))} />
    {sentences.map((sentence) => (
      <p>{sentence}</p>
    ))}
  </Page>
)
