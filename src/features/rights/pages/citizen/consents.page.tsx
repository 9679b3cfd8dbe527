import { parisDay, showDate } from '#core/days.ts'
import { legalPaths } from '#features/legal/index.ts'
import { newsPaths } from '#features/news/index.ts'
import { Empty, SummaryList, TableList } from '#ui/display.tsx'
import { Actions, Hidden, LinkButton, PostForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { rightsPaths } from '../../paths.ts'

export type ConsentsProps = {
  readonly terms: readonly { readonly version: number; readonly at: Temporal.Instant }[]
  /** The version in force. */
  readonly latest: number
  /** When the subscription to the news was confirmed; null without one. */
  readonly newsSince: Temporal.Instant | null
  readonly offersNews: boolean
}

/** RT-16 · «Mes accords»: what was agreed to, which version and when, and how to take it back. */
export const ConsentsPage = ({ terms, latest, newsSince, offersNews }: ConsentsProps) => (
  <Page title="Mes accords" back={{ href: rightsPaths.mine, label: 'Mes données' }} nav={rightsPaths.profile}>
    <h2>Conditions générales d’utilisation</h2>
    <p>
      Vous les acceptez avec chaque demande, dans la version du moment, ou quand elles changent&nbsp;: la version {latest} est en
      vigueur. Elles ne se retirent pas&nbsp;: elles disent comment la demande est traitée.
    </p>
    {terms.length === 0 ? (
      <Empty title="Vous n’avez encore rien accepté." />
    ) : (
      <TableList
        caption="Versions acceptées"
        hideCaption
        columns={[{ head: 'Version' }, { head: 'Acceptée le' }]}
        rows={terms.map(({ version, at }) => [
          <a href={`${legalPaths.cgu}?version=${version}`}>Version {version}</a>,
          showDate(parisDay(at)),
        ])}
      />
    )}
    <h2>Actualités par courriel</h2>
    {newsSince === null ? (
      <>
        <p>Vous n’êtes pas abonné.</p>
        {offersNews && (
          <Actions>
            <LinkButton href={newsPaths.subscribe}>S’abonner</LinkButton>
          </Actions>
        )}
      </>
    ) : (
      <>
        <SummaryList items={[{ term: 'Abonné depuis le', value: showDate(parisDay(newsSince)) }]} />
        <PostForm label="Actualités">
          <Hidden name="desabonner" value="oui" />
          <Actions>
            <Submit tone="secondary">Me désabonner</Submit>
          </Actions>
        </PostForm>
      </>
    )}
    <h2>Ce qui ne demande pas votre accord</h2>
    <p>
      La cantine, la garderie et les démarches relèvent d’une mission d’intérêt public&nbsp;: la mairie traite les données
      nécessaires sans consentement. Aucun cookie ne sert à vous suivre.
    </p>
  </Page>
)
