import { capital } from '#core/text.ts'
import type { LetterText } from '#platform/mail/letter-text.ts'
import { SummaryList, TableList, Tag } from '#ui/display.tsx'
import { Actions, Field, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { townPaths } from '../../paths.ts'
import type { LetterForm } from './letters.form.ts'

export const LettersPage = ({ texts, own }: { texts: readonly LetterText[]; own: ReadonlySet<string> }) => (
  <Page title="Textes des courriels" nav={townPaths.settings} back={{ href: townPaths.settings, label: 'Paramètres' }} wide>
    <p>Les courriels que la commune peut écrire avec ses mots. Les autres gardent le texte fourni avec Liane.</p>
    <TableList
      caption="Courriels"
      hideCaption
      columns={[{ head: 'Courriel' }, { head: 'Quand il part' }, { head: 'Texte' }]}
      rows={texts.map(({ code, title, when }) => [
        <a href={townPaths.letter(code)}>{title}</a>,
        when,
        own.has(code) ? <Tag tone="info">De la commune</Tag> : <Tag>D’origine</Tag>,
      ])}
    />
  </Page>
)

export type LetterProps = {
  readonly text: LetterText
  readonly form: LetterForm
  readonly seen: string
  /** The town wrote it. */
  readonly isOwn: boolean
  /** The letter with what stands for example, as plain text. */
  readonly preview: { readonly subject: string; readonly text: string } | null
  /** What is kept, when it has changed since the page was shown. */
  readonly now?: readonly (readonly [string, string])[]
}

/** TS-8 · one letter: what it may say, how it reads, its text. */
export const LetterPage = ({ text, form, seen, isOwn, preview, now }: LetterProps) => (
  <Page
    title={`Courriel «\u00a0${text.title}\u00a0»`}
    form={form}
    nav={townPaths.settings}
    back={{ href: townPaths.letters, label: 'Textes des courriels' }}
  >
    <p>{text.when}</p>
    {now && <SummaryList items={now.map(([term, value]) => ({ term, value: <span class="valeur">{value}</span> }))} />}
    {preview && (
      <section aria-labelledby="apercu-titre" class="texte">
        <h2 id="apercu-titre">Aperçu, avec des données d’exemple</h2>
        <p>
          Objet&nbsp;: <strong>{preview.subject}</strong>
        </p>
        <blockquote class="valeur">{preview.text}</blockquote>
      </section>
    )}
    <h2>Texte</h2>
    <dl class="verdict">
      {[
        ...Object.entries(text.words),
        ...Object.entries(text.blocks).map(([name, what]) => [name, capital(`${what}, seul dans son paragraphe, obligatoire`)]),
      ].map(([name, what]) => (
        <div>
          <dt>{`{${name}}`}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
    <Required />
    <PostForm label="Texte du courriel">
      <Hidden name="vu" value={seen} />
      <Field form={form} name="objet" />
      <Field form={form} name="texte" />
      <Actions>
        <Submit name="geste" value="enregistrer">
          Enregistrer
        </Submit>
        <Submit tone="secondary" name="geste" value="apercu">
          Aperçu
        </Submit>
        <LinkButton href={townPaths.letters}>Annuler</LinkButton>
      </Actions>
    </PostForm>
    {isOwn && (
      <PostForm label="Texte d’origine">
        <Hidden name="vu" value={seen} />
        <Hidden name="retirer" value="oui" />
        <Actions>
          <Submit tone="danger">Revenir au texte d’origine</Submit>
        </Actions>
      </PostForm>
    )}
  </Page>
)
