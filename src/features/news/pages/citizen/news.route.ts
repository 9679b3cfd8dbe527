import { createHash } from 'node:crypto'
import { Feed } from 'feed'
import { parisDay } from '#core/days.ts'
import { ofName } from '#core/text.ts'
import { newCaptcha, verifyCaptcha } from '#features/captcha/index.ts'
import { posted } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { endpoint, page } from '#platform/http/page.ts'
import { askNews, confirmNews, leaveNews, readAsked } from '../../actions/subscribe.ts'
import type { News } from '../../domain/news.ts'
import { newsPaths } from '../../paths.ts'
import { newsSentences } from '../../refusals.ts'
import { listPublished } from '../../store/news.ts'
import { findByLeaveToken, type Rhythm } from '../../store/subscriptions.ts'
import { NewsListPage, NewsPage } from './news.page.tsx'
import { rhythmForm, subscribeForm } from './subscribe.form.ts'
import { AskedPage, ConfirmPage, LeavePage, OverPage, SubscribePage } from './subscribe.page.tsx'

/** NE-1 · what this person may read: what is for families needs an account. */
export const newsFor = async ({ db, actor }: Pick<Ctx, 'db' | 'actor'>): Promise<readonly News[]> => {
  const published = await listPublished(db)
  return actor.kind === 'visitor' ? published.filter((news) => news.audience === 'tous') : published
}

export const newsList = page({
  url: newsPaths.list,
  for: 'everyone',
  get: async (ctx) => show(NewsListPage, { news: await newsFor(ctx), today: parisDay(ctx.now) }),
})

export const newsPage = page({
  url: newsPaths.one(':actualite'),
  for: 'everyone',
  get: async (ctx, { actualite }) => {
    const news = (await newsFor(ctx)).find(({ slug }) => slug === actualite)
    if (!news) throw new Absent('no such news')
    return show(NewsPage, { news, today: parisDay(ctx.now) })
  },
})

const date = (at: Temporal.Instant): Date => new Date(at.epochMilliseconds)

/** NE-8 · what anybody may read, as Atom; asked again with its validators, it answers that nothing changed. */
export const feed = endpoint({
  url: newsPaths.feed,
  methods: ['GET'],
  handle: async ({ db, town }) => {
    const news = (await listPublished(db)).filter(({ audience }) => audience === 'tous').slice(0, 30)
    const latest = news
      .map(({ updatedAt }) => updatedAt)
      .toSorted(Temporal.Instant.compare)
      .at(-1)
    const atom = new Feed({
      id: `${town.baseUrl}${newsPaths.list}`,
      link: `${town.baseUrl}${newsPaths.list}`,
      feedLinks: { atom: `${town.baseUrl}${newsPaths.feed}` },
      title: `Actualités ${ofName(town.name)}`,
      language: 'fr',
      copyright: `Mairie ${ofName(town.name)}`,
      updated: latest ? date(latest) : new Date(0),
      generator: 'Liane',
    })
    for (const item of news)
      atom.addItem({
        id: `${town.baseUrl}${newsPaths.one(item.slug)}`,
        link: `${town.baseUrl}${newsPaths.one(item.slug)}`,
        title: item.title,
        description: item.summary,
        date: date(item.updatedAt),
        published: date(item.publishedAt!),
      })
    const body = atom.atom1()
    return {
      status: 200,
      type: 'application/atom+xml; charset=utf-8',
      body,
      cache: 'public, max-age=300',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      modified: latest ?? null,
    }
  },
})

const CAPTCHA_FORM = 'abonnement'

export const subscribe = page({
  url: newsPaths.subscribe,
  for: 'everyone',
  get: async (ctx) =>
    show(SubscribePage, {
      form: subscribeForm.blank(),
      formKey: newKey(),
      captcha: ctx.actor.kind === 'visitor' ? await newCaptcha(ctx, CAPTCHA_FORM) : null,
    }),
  post: async (ctx, _input, body) => {
    const formKey = keyOf(body)
    const form = subscribeForm.read(body)
    if (ctx.actor.kind !== 'visitor') {
      if (!form.ok) return show(SubscribePage, { form, formKey, captcha: null }, 422)
      await askNews(ctx, form.values.email)
      return goTo(newsPaths.asked)
    }
    const human = await verifyCaptcha(ctx, { form: CAPTCHA_FORM, key: formKey }, body, form)
    if (!human.ok) return show(SubscribePage, { form: human.form, formKey, captcha: human.view }, human.status)
    await askNews(ctx, human.values.email)
    return goTo(newsPaths.asked)
  },
})

export const asked = page({ url: newsPaths.asked, for: 'everyone', get: () => show(AskedPage, {}) })

const over = () => show(OverPage, { why: String(newsSentences['subscription.over']) }, 409)

export const confirm = page({
  url: newsPaths.confirm(':jeton'),
  for: 'everyone',
  get: async (ctx, { jeton = '' }) => {
    const found = await readAsked(ctx, jeton)
    if (!found.ok) return over()
    return show(ConfirmPage, { email: found.value.email, form: rhythmForm.blank({ rythme: found.value.rhythm }) })
  },
  post: async (ctx, { jeton = '' }, body) => {
    const found = await readAsked(ctx, jeton)
    if (!found.ok) return over()
    const form = rhythmForm.read(body)
    if (!form.ok) return show(ConfirmPage, { email: found.value.email, form }, 422)
    const done = await confirmNews(ctx, jeton, form.values.rythme as Rhythm)
    return done.ok ? goTo(newsPaths.list, 'news-subscribed') : over()
  },
})

export const leave = page({
  url: newsPaths.leave(':jeton'),
  for: 'everyone',
  isKept: true,
  get: async (ctx, { jeton = '' }) => {
    const found = await findByLeaveToken(ctx.db, jeton)
    return found ? show(LeavePage, { email: found.email }) : over()
  },
  post: async (ctx, { jeton = '' }, body) => {
    if (!(await findByLeaveToken(ctx.db, jeton))) return over()
    if (posted(body, 'partir') !== 'oui') return goTo(newsPaths.leave(jeton))
    await leaveNews(ctx, jeton)
    return goTo(newsPaths.list, 'news-left')
  },
})

/** NE-6 · RFC 8058: the mail program posts, whoever reads has one click to make. */
export const leaveAtOnce = endpoint({
  url: newsPaths.leaveAtOnce(':jeton'),
  isKept: true,
  methods: ['POST'],
  handle: async (ctx, { jeton = '' }, body) => {
    if (posted(body, 'List-Unsubscribe') !== 'One-Click') return { status: 400, type: 'text/plain', body: '' }
    await leaveNews(ctx, jeton)
    return { status: 200, type: 'text/plain; charset=utf-8', body: 'Vous êtes désabonné.' }
  },
})
