import { parisDay, showDate } from '#core/days.ts'
import { Empty } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { HOME_URL, legalPaths } from '../../paths.ts'
import type { NewTerms } from '../../store/acceptances.ts'

/** LG-5 · what changes in the conditions, for somebody who accepted older ones. */
export const NewTermsPage = ({ terms }: { terms: NewTerms | null }) => (
  <Page title="Nouvelles conditions d’utilisation" back={{ href: HOME_URL, label: 'Accueil' }}>
    {terms === null ? (
      <Empty title="Vous n’avez rien à accepter.">
        <p>
          <a href={legalPaths.cgu}>Lire les conditions en vigueur</a>
        </p>
      </Empty>
    ) : (
      <>
        <p>
          La mairie a publié la version {terms.version} des conditions générales d’utilisation le{' '}
          {showDate(parisDay(terms.publishedAt))}.
        </p>
        {terms.change !== null && (
          <p>
            <strong>Ce qui a changé&nbsp;:</strong> {terms.change}
          </p>
        )}
        <p>
          <a href={legalPaths.cgu}>Lire le texte entier</a>
        </p>
        <p class="discret">
          Vos réservations et vos demandes en cours ne changent pas en attendant. Une nouvelle demande vous proposera ces
          conditions aussi.
        </p>
        <PostForm label="Conditions">
          <Hidden name="version" value={terms.version} />
          <Actions>
            <Submit>J’ai lu et j’accepte</Submit>
            <LinkButton href={HOME_URL}>Plus tard</LinkButton>
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)
