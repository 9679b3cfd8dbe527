import { parisDay, showDate } from '#core/days.ts'
import { Markdown } from '#ui/markdown.tsx'
import { Page } from '#ui/page.tsx'
import type { Published } from '../../store/legal-pages.ts'

export type TextPageProps = { readonly text: Published; readonly url: string }

/** A published text with its version and date. */
export const TextPage = ({ text, url }: TextPageProps) => (
  <Page title={text.title} about={`${text.title} : le texte en vigueur, publié le ${showDate(parisDay(text.publishedAt))}.`}>
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
    {text.change !== null && (
      <p>
        <strong>Ce qui a changé&nbsp;:</strong> {text.change}
      </p>
    )}
    <Markdown text={text.text} />
  </Page>
)
