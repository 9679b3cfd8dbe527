import type { SearchKind } from '#core/search.ts'
import { count } from '#core/text.ts'
import { Empty } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { SearchBar } from '#ui/search-bar.tsx'

const HEADINGS: Readonly<Record<SearchKind, string>> = {
  demarche: 'Démarches',
  service: 'Services',
  lieu: 'Lieux',
  actualite: 'Actualités',
  page: 'Pages du site',
}

export type Result = { readonly kind: SearchKind; readonly title: string; readonly url: string; readonly about: string }
export type SearchProps = {
  readonly typed: string
  readonly results: readonly Result[]
  /** Shown when nothing was found. */
  readonly procedures: readonly Result[]
}

const List = ({ results }: { results: readonly Result[] }) => (
  <ul class="demarches">
    {results.map(({ title, url, about }) => (
      <li>
        <a href={url}>{title}</a>
        <p>{about}</p>
      </li>
    ))}
  </ul>
)

const Groups = ({ results }: { results: readonly Result[] }) => {
  const kinds = [...new Set(results.map(({ kind }) => kind))]
  return (
    <>
      {kinds.map((kind) => {
        const group = results.filter((result) => result.kind === kind)
        return (
          <>
            <h2>
              {HEADINGS[kind]} ({group.length})
            </h2>
            <List results={group} />
          </>
        )
      })}
    </>
  )
}

/** SE-2 · results under their heading, the heading of the best one first. */
export const SearchPage = ({ typed, results, procedures }: SearchProps) => (
  <Page title="Recherche" about="Chercher une démarche, un service, un lieu, une actualité.">
    <SearchBar typed={typed} />
    {typed !== '' && results.length > 0 && (
      <>
        <p role="status">
          {count(results.length, 'résultat')} pour «&nbsp;{typed}&nbsp;»
        </p>
        <Groups results={results} />
      </>
    )}
    {typed !== '' && results.length === 0 && (
      <Empty title={`Aucun résultat pour «\u00a0${typed}\u00a0».`}>
        <p>Vérifiez l’orthographe, ou essayez un mot plus simple. Vous pouvez aussi appeler la mairie (ci-dessous).</p>
      </Empty>
    )}
    {results.length === 0 && (
      <>
        <h2>Toutes les démarches</h2>
        <List results={procedures} />
      </>
    )}
  </Page>
)
