import { parisDay, showDate } from '#core/days.ts'
import { Page } from '#ui/page.tsx'
import type { Block, Run } from '../../domain/text.ts'
import type { Published } from '../../store/legal-pages.ts'

const Runs = ({ runs }: { runs: readonly Run[] }) => (
  <>{runs.map((run) => (typeof run === 'string' ? run : <a href={run.href}>{run.text}</a>))}</>
)

const BlockView = ({ block }: { block: Block }) => {
  if ('h2' in block) return <h2>{block.h2}</h2>
  if ('p' in block) {
    return (
      <p>
        <Runs runs={block.p} />
      </p>
    )
  }
  return (
    <ul>
      {block.list.map((item) => (
        <li>
          <Runs runs={item} />
        </li>
      ))}
    </ul>
  )
}

export type TextPageProps = { readonly text: Published; readonly url: string }

/** A published text with its version and date. */
export const TextPage = ({ text, url }: TextPageProps) => (
  <Page title={text.title} about={`${text.title} : le texte en vigueur, publié le ${showDate(parisDay(text.publishedAt))}.`}>
    <p class="discret">
      Version {text.version}, publiée le {showDate(parisDay(text.publishedAt))}.
      {text.version < text.latest && (
        <>
          {' '}
          Ce texte n’est plus en vigueur&nbsp;: <a href={url}>lire la version en vigueur</a>.
        </>
      )}
      {text.version === text.latest && text.version > 1 && (
        <>
          {' '}
          <a href={`${url}?version=${text.version - 1}`}>Lire la version précédente</a>.
        </>
      )}
    </p>
    {text.blocks.map((block) => (
      <BlockView block={block} />
    ))}
  </Page>
)
