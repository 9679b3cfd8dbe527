import { type News, NewsItems, newsPaths } from '#features/news/index.ts'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { Picture, type PictureData } from '#ui/picture.tsx'
import { SearchBar } from '#ui/search-bar.tsx'
import { type ListedProcedure, ProcedureList } from './procedure-list.tsx'

export type PublicHomeProps = {
  readonly town: string
  readonly isVisitor: boolean
  readonly procedures: readonly ListedProcedure[]
  /** Null: the town does not publish any. */
  readonly news: readonly News[] | null
  readonly today: Temporal.PlainDate
  /** Of the town's own; null: the one drawn for Liane. */
  readonly picture: (PictureData & { readonly alt: string }) | null
}

const ABOUT = 'Inscrire un enfant, réserver la cantine et la garderie, payer, écrire à la mairie, en ligne et à toute heure.'

const Latest = ({ news, today }: { news: readonly News[]; today: Temporal.PlainDate }) => (
  <>
    <div class="titre-lien">
      <h2>Actualités</h2>
      <a href={newsPaths.subscribe}>S’abonner</a>
    </div>
    {news.length === 0 ? (
      <p class="discret">Aucune actualité pour le moment.</p>
    ) : (
      <NewsItems news={news} today={today} level={3} />
    )}
    <p>
      <a href={newsPaths.list}>Toutes les actualités</a>
    </p>
  </>
)

/** What a mayor sees first: who we are, how to get in, what can be done. */
export const PublicHome = ({ town, isVisitor, procedures, news, today, picture }: PublicHomeProps) => (
  <Page title="Accueil" heading={`Espace citoyen ${town}`} wide feed={news !== null} about={ABOUT}>
    <div class="une">
      <div>
        <p class="chapo">
          Inscrire un enfant, réserver la cantine et la garderie, payer, écrire à la mairie&nbsp;: vos démarches en ligne, à toute
          heure.
        </p>
        <SearchBar />
        <Actions>
          {isVisitor ? (
            <>
              <LinkButton href="/connexion" tone="primary">
                Me connecter
              </LinkButton>
              <LinkButton href="/inscription">Créer mon compte</LinkButton>
            </>
          ) : (
            <LinkButton href="/accueil" tone="primary">
              Aller à mon espace
            </LinkButton>
          )}
        </Actions>
      </div>
      {picture ? (
        <Picture image={picture} alt={picture.alt} class="image-ville" />
      ) : (
        <img class="image-ville" src="/liane.svg" alt="" width="640" height="280" />
      )}
    </div>
    <h2>Sélectionnez un service</h2>
    <ProcedureList procedures={procedures} />
    {news && <Latest news={news} today={today} />}
  </Page>
)
