import { parisDay, showDateDigits, showMoment } from '#core/days.ts'
import { Empty, TableList, Tag, type Tone } from '#ui/display.tsx'
import { Actions, Field, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { Picture } from '#ui/picture.tsx'
import { AUDIENCES, type News, type NewsStatus, STATUSES } from '../../domain/news.ts'
import { newsPaths } from '../../paths.ts'
import type { NewsForm } from './news.form.ts'

const TONES: Readonly<Record<NewsStatus, Tone>> = {
  brouillon: 'neutral',
  programmee: 'warning',
  publiee: 'success',
  archivee: 'neutral',
}

const whenOf = (news: News): string => {
  if (news.publishAt) return `Le ${showMoment(news.publishAt)}`
  return news.publishedAt ? `Le ${showDateDigits(parisDay(news.publishedAt))}` : '–'
}

export const ManagedNewsPage = ({ news }: { news: readonly News[] }) => (
  <Page title="Actualités de la mairie" nav={newsPaths.managed} wide>
    <Actions>
      <LinkButton href={newsPaths.write} tone="primary">
        Écrire une actualité
      </LinkButton>
      <LinkButton href={newsPaths.list}>Voir la page publique</LinkButton>
    </Actions>
    {news.length === 0 ? (
      <Empty title="Aucune actualité.">
        <p>Celles que vous écrivez apparaîtront ici, brouillons compris.</p>
      </Empty>
    ) : (
      <TableList
        caption="Toutes les actualités"
        columns={[{ head: 'Titre' }, { head: 'État' }, { head: 'Publication' }, { head: 'Pour qui' }]}
        rows={news.map((item) => [
          <a href={newsPaths.edit(item.id)}>{item.title}</a>,
          <Tag tone={TONES[item.status]}>{STATUSES[item.status]}</Tag>,
          whenOf(item),
          AUDIENCES[item.audience],
        ])}
      />
    )}
  </Page>
)

export const EditNewsPage = ({ form, formKey, news }: { form: NewsForm; formKey: string; news: News | null }) => (
  <Page
    title={news ? 'Modifier une actualité' : 'Écrire une actualité'}
    form={form}
    nav={newsPaths.managed}
    back={{ href: newsPaths.managed, label: 'Actualités de la mairie' }}
  >
    {news && (
      <p>
        {news.status === 'publiee' ? (
          <a href={newsPaths.one(news.slug)}>Voir cette actualité</a>
        ) : (
          <>
            <a href={newsPaths.preview(news.id)}>Aperçu de ce qui est enregistré</a>, comme le public la verra.
          </>
        )}
      </p>
    )}
    <Required />
    <PostForm formKey={formKey} files>
      <Field form={form} name="titre" />
      <Field form={form} name="resume" />
      <Field form={form} name="texte" />
      <Field form={form} name="public" />
      <Field form={form} name="une" />
      {news?.image && <Picture image={news.image} alt={news.image.alt} class="image-actualite" />}
      <Field form={form} name="image" />
      <Field form={form} name="alternative" />
      {news?.image && <Field form={form} name="sans_image" />}
      <Field form={form} name="publication" />
      <Field form={form} name="jour" />
      <Field form={form} name="heure" />
      <Actions>
        <Submit>Enregistrer</Submit>
        <LinkButton href={newsPaths.managed}>Annuler</LinkButton>
      </Actions>
    </PostForm>
  </Page>
)
