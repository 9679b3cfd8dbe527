import type { Body } from '#core/body.ts'
import { parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { ReceivedFile } from '#platform/files/received.ts'
import { receivedImage } from '#platform/files/received-image.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { changeNews, type Written, writeNews } from '../../actions/write-news.ts'
import type { News } from '../../domain/news.ts'
import { newsPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getNews, listAllNews } from '../../store/news.ts'
import { NewsPreviewPage } from '../citizen/news.page.tsx'
import { type NewsForm, newsForm, newsValues, writtenOf } from './news.form.ts'
import { EditNewsPage, ManagedNewsPage } from './news.page.tsx'

const access = { for: 'agent', allow: permissions.write } as const

export const managedNews = page({
  ...access,
  url: newsPaths.managed,
  get: async ({ db }) => show(ManagedNewsPage, { news: await listAllNews(db) }),
})

type Reading = { readonly written: Written } | { readonly form: NewsForm }

/** NE-5 · a picture comes with its alternative, or does not come. */
const read = async (ctx: Ctx<Agent>, body: Body, files: readonly ReceivedFile[], before: News | null): Promise<Reading> => {
  const form = newsForm(ctx.now).read(body)
  if (!form.ok) return { form }
  const { sans_image: isRemoved, alternative } = form.values
  const [file] = files
  const hasImage = file !== undefined || (before?.image != null && !isRemoved)
  if (hasImage && !alternative) return { form: form.faulty('alternative', 'Décrivez l’image pour qui ne la voit pas') }
  const facts = writtenOf(form.values)
  if (file === undefined) return { written: { ...facts, image: hasImage ? 'kept' : null } }
  const made = await receivedImage(ctx, file)
  return made.ok ? { written: { ...facts, image: made.image } } : { form: form.faulty('image', made.sentence) }
}

export const newNews = page({
  ...access,
  url: newsPaths.write,
  takesFiles: true,
  get: (ctx) =>
    show(EditNewsPage, {
      form: newsForm(ctx.now).blank({ public: 'tous', publication: 'brouillon' }),
      formKey: newKey(),
      news: null,
    }),
  post: async (ctx, _input, body, files): Promise<Answer> => {
    const formKey = keyOf(body)
    const reading = await read(ctx, body, files, null)
    if ('form' in reading) return show(EditNewsPage, { form: reading.form, formKey, news: null }, 422)
    return goTo(newsPaths.edit(await writeNews(ctx, reading.written, formKey)), 'news-saved')
  },
})

/** NE-9 · as the public will see it, for whoever writes it and nobody else. */
export const previewNews = page({
  ...access,
  url: newsPaths.preview(':actualite'),
  get: async ({ db, now }, { actualite }) =>
    show(NewsPreviewPage, { news: await getNews(db, readId(actualite)), today: parisDay(now) }),
})

export const editNews = page({
  ...access,
  url: newsPaths.edit(':actualite'),
  takesFiles: true,
  get: async (ctx, { actualite }) => {
    const news = await getNews(ctx.db, readId(actualite))
    return show(EditNewsPage, { form: newsForm(ctx.now).blank(newsValues(news)), formKey: newKey(), news })
  },
  post: async (ctx, { actualite }, body, files): Promise<Answer> => {
    const news = await getNews(ctx.db, readId(actualite))
    const reading = await read(ctx, body, files, news)
    if ('form' in reading) return show(EditNewsPage, { form: reading.form, formKey: newKey(), news }, 422)
    await changeNews(ctx, news.id, reading.written)
    return goTo(newsPaths.edit(news.id), 'news-saved')
  },
})
