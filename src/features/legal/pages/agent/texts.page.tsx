import { showMoment } from '#core/days.ts'
import { Empty, TableList } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Markdown } from '#ui/markdown.tsx'
import { Page } from '#ui/page.tsx'
import { FACTS } from '../../domain/text.ts'
import { type LegalSlug, legalPaths, SETTINGS_URL, textPaths } from '../../paths.ts'
import type { Version } from '../../store/legal-pages.ts'
import type { TextForm } from './texts.form.ts'

const SETTINGS = { href: SETTINGS_URL, label: 'Paramètres' }

export type ListedText = {
  readonly slug: LegalSlug
  readonly title: string
  readonly version: number
  readonly publishedAt: Temporal.Instant
}

export const TextsPage = ({ texts }: { texts: readonly ListedText[] }) => (
  <Page title="Textes légaux" nav={SETTINGS.href} back={SETTINGS} wide>
    <p>
      Au bas de chaque page. Un texte publié ne change plus&nbsp;: une correction est une nouvelle version, les précédentes
      restent lisibles.
    </p>
    {texts.length === 0 ? (
      <Empty title="Aucun texte n’est publié." />
    ) : (
      <TableList
        caption="Textes en vigueur"
        hideCaption
        columns={[{ head: 'Texte' }, { head: 'Version', numeric: true }, { head: 'Publiée' }]}
        rows={texts.map(({ slug, title, version, publishedAt }) => [
          <a href={textPaths.edit(slug)}>{title}</a>,
          version,
          showMoment(publishedAt),
        ])}
      />
    )}
  </Page>
)

export type EditTextProps = {
  readonly slug: LegalSlug
  readonly form: TextForm
  /** The version in force when the form was first shown. */
  readonly seen: number
  /** The latest first: one at least. */
  readonly versions: readonly Version[]
  /** Markdown with the town's facts in it. */
  readonly preview: { readonly title: string; readonly text: string } | null
  /** What is in force, when it has changed since. */
  readonly now?: { readonly title: string; readonly text: string }
}

/** LG-6 · the next version of a text: written, read as it will be, then published. */
export const EditTextPage = ({ slug, form, seen, versions, preview, now }: EditTextProps) => {
  const isTerms = slug === 'cgu'
  const [latest] = versions
  const next = latest!.version + 1
  return (
    <Page
      title={`${latest!.title}\u00a0: version ${next}`}
      form={form}
      nav={SETTINGS.href}
      back={{ href: textPaths.managed, label: 'Textes légaux' }}
    >
      <p>
        <a href={legalPaths[slug]}>Lire la page en vigueur</a>
      </p>
      {now && (
        <section class="texte" aria-labelledby="en-vigueur">
          <h2 id="en-vigueur">Version en vigueur&nbsp;: {now.title}</h2>
          <blockquote class="valeur">{now.text}</blockquote>
        </section>
      )}
      {preview && (
        <section aria-labelledby="apercu-titre">
          <h2 id="apercu-titre">Aperçu&nbsp;: {preview.title}</h2>
          <blockquote>
            <Markdown text={preview.text} under={3} />
          </blockquote>
        </section>
      )}
      <details>
        <summary>Les mots entre accolades</summary>
        <dl class="verdict">
          {Object.entries(FACTS).map(([name, what]) => (
            <div>
              <dt>{`{${name}}`}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Required />
      <PostForm label="Texte">
        <Hidden name="vue" value={seen} />
        <Field form={form} name="titre" />
        <Field form={form} name="texte" />
        <Field form={form} name="changement" />
        {isTerms && (
          <p>
            Ceux qui ont accepté une version plus ancienne verront dans «&nbsp;À faire&nbsp;» qu’ils ont à lire celle-ci. Chaque
            nouvelle demande l’acceptera.
          </p>
        )}
        <Actions>
          <Submit tone="secondary" name="geste" value="apercu">
            Aperçu
          </Submit>
          <Submit name="geste" value="publier">
            Publier la version {next}
          </Submit>
          <LinkButton href={textPaths.managed}>Annuler</LinkButton>
        </Actions>
      </PostForm>
      <h2>Versions publiées</h2>
      <TableList
        caption="Versions, la plus récente en premier"
        hideCaption
        columns={[{ head: 'Version' }, { head: 'Publiée' }, { head: 'Par' }]}
        rows={versions.map(({ version, publishedAt, by }) => [
          <a href={`${legalPaths[slug]}?version=${version}`}>Version {version}</a>,
          showMoment(publishedAt),
          by ?? 'Texte fourni avec Liane',
        ])}
      />
    </Page>
  )
}
