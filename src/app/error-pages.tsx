import { renderToString } from 'preact-render-to-string'
import { ofName } from '#core/text.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'
import { Page } from '#ui/page.tsx'
import { SearchBar } from '#ui/search-bar.tsx'
import { Help } from './help.tsx'

export type ErrorPageProps = {
  readonly status: number
  /** What to quote when calling the town hall. */
  readonly reference: string
  /** Seconds, for 429. */
  readonly retryAfter?: number
}

type Words = { readonly title: string; readonly text: string }

const WORDS: Readonly<Record<number, Words>> = {
  400: {
    title: 'Cette demande n’a pas pu être lue',
    text: 'L’adresse ou le formulaire envoyé est incomplet. Rien n’a été enregistré.',
  },
  403: {
    title: 'Vous n’avez pas accès à cette page',
    text: 'Votre compte ne permet pas de voir cette page ou de faire cette action. Rien n’a été enregistré.',
  },
  404: { title: 'Cette page n’existe pas', text: 'L’adresse est peut-être mal recopiée, ou la page a été retirée.' },
  409: {
    title: 'Cette action n’est plus possible',
    text: 'La situation a changé entre-temps. Revenez à la page précédente pour voir où en sont les choses.',
  },
  413: {
    title: 'Ce que vous envoyez est trop volumineux',
    text: 'Rien n’a été enregistré. Réduisez la taille du texte ou du fichier, puis recommencez.',
  },
  422: {
    title: 'Ce formulaire contient une erreur',
    text: 'Rien n’a été enregistré. Revenez à la page précédente et vérifiez ce que vous avez saisi.',
  },
  429: { title: 'Trop d’essais en peu de temps', text: 'Par sécurité, attendez un peu avant de recommencer.' },
  500: {
    title: 'Le service a rencontré un problème',
    text: 'Ce n’est pas de votre fait. Réessayez dans quelques minutes\u00a0; si cela continue, appelez la mairie en donnant la référence ci-dessous.',
  },
  503: {
    title: 'Le service est momentanément indisponible',
    text: 'Réessayez dans quelques minutes. Ce que vous aviez déjà enregistré n’est pas perdu.',
  },
}

export const wordsOf = (status: number): Words => WORDS[status] ?? WORDS[status < 500 ? 400 : 500]!

const waiting = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60)
  return seconds <= 90 ? `Réessayez dans ${Math.ceil(seconds)}\u00a0secondes.` : `Réessayez dans ${minutes}\u00a0minutes.`
}

/** Where somebody was looking for something, or can do nothing but look elsewhere. */
const OFFERS_SEARCH: ReadonlySet<number> = new Set([404, 500, 503])

const WayOut = ({ status, reference }: Pick<ErrorPageProps, 'status' | 'reference'>) => (
  <>
    {OFFERS_SEARCH.has(status) && <SearchBar />}
    <p>
      <a href="/">Aller à l’accueil</a>
    </p>
    <p class="discret reference">
      Référence à donner à la mairie&nbsp;: <code>{reference}</code>
    </p>
  </>
)

/** An error in the town's clothes: what happened, that nothing is lost, what to do. */
export const ErrorPage = ({ status, reference, retryAfter }: ErrorPageProps) => {
  const { title, text } = wordsOf(status)
  return (
    <Page title={title}>
      <p>{text}</p>
      {retryAfter !== undefined && <p>{waiting(retryAfter)}</p>}
      <WayOut status={status} reference={reference} />
    </Page>
  )
}

type BareProps = ErrorPageProps & { readonly css: string | undefined; readonly town: TownIdentity | undefined }

const Bare = ({ status, reference, css, town }: BareProps) => {
  const { title, text } = wordsOf(status)
  const site = town ? `Espace citoyen ${ofName(town.name)}` : 'Espace citoyen'
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – ${site}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {css && <link rel="stylesheet" href={css} />}
      </head>
      <body>
        <a class="evitement" href="#contenu">
          Aller au contenu
        </a>
        <header class="entete">
          <div class="cadre entete-rang">
            <p class="enseigne">{site}</p>
          </div>
        </header>
        <main class="contenu cadre" id="contenu" tabIndex={-1}>
          <h1>{title}</h1>
          <p>{text}</p>
          <WayOut status={status} reference={reference} />
        </main>
        <Help town={town} />
      </body>
    </html>
  )
}

/** When not even the town can be read (database away): the same words, with what is remembered of the town. */
export const bareErrorHtml = (props: ErrorPageProps & { town?: TownIdentity }, css: string | undefined): string =>
  `<!doctype html>${renderToString(<Bare {...props} town={props.town} css={css} />)}`
