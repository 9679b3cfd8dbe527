import { type Day, parisDay, showDate, showMoment } from '#core/days.ts'
import { Banner, Empty, Tag } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import { Markdown } from '#ui/markdown.tsx'
import { Page } from '#ui/page.tsx'
import { Picture, pictureUrl } from '#ui/picture.tsx'
import { ago, type News, STATUSES } from '../../domain/news.ts'
import { newsPaths } from '../../paths.ts'

/** NE-2 · «il y a 4 jours», with the day itself for machines and for who asks. */
export const When = ({ at, today }: { at: Temporal.Instant; today: Day }) => {
  const day = parisDay(at)
  return (
    <time datetime={day.toString()} title={showDate(day)}>
      {ago(day, today)}
    </time>
  )
}

/** What the home and the list show of each. */
export const NewsItems = ({ news, today, level = 2 }: { news: readonly News[]; today: Day; level?: 2 | 3 }) => {
  const Title = `h${level}` as 'h2'
  return (
    <ul class="actualites" role="list">
      {news.map((item) => (
        <li>
          <p class="discret">
            <When at={item.publishedAt!} today={today} /> {item.isPinned && <Tag tone="info">À la une</Tag>}{' '}
            {item.audience === 'familles' && <Tag>Pour les familles</Tag>}
          </p>
          <Title>
            <a href={newsPaths.one(item.slug)}>{item.title}</a>
          </Title>
          <p>{item.summary}</p>
        </li>
      ))}
    </ul>
  )
}

export const NewsListPage = ({ news, today }: { news: readonly News[]; today: Day }) => (
  <Page title="Actualités" feed about="Ce que la mairie annonce aux habitants et aux familles.">
    <Actions>
      <LinkButton href={newsPaths.subscribe} tone="primary">
        S’abonner
      </LinkButton>
      <LinkButton href={newsPaths.feed}>Flux Atom</LinkButton>
    </Actions>
    {news.length === 0 ? (
      <Empty title="Aucune actualité pour le moment.">
        <p>Abonnez-vous pour recevoir les prochaines par courriel.</p>
      </Empty>
    ) : (
      <NewsItems news={news} today={today} />
    )}
  </Page>
)

/** What the public reads of one, draft or not: the same for the page and its preview. */
const Article = ({ news, today }: { news: News; today: Day }) => (
  <>
    {news.publishedAt && (
      <p class="discret">
        Publié le {showDate(parisDay(news.publishedAt))} (<When at={news.publishedAt} today={today} />)
      </p>
    )}
    <p class="chapo">{news.summary}</p>
    {news.image && <Picture image={news.image} alt={news.image.alt} class="image-actualite" isLate />}
    <Markdown text={news.body} />
  </>
)

export const NewsPage = ({ news, today }: { news: News; today: Day }) => (
  <Page
    title={news.title}
    back={{ href: newsPaths.list, label: 'Actualités' }}
    feed
    about={news.summary}
    picture={news.image && pictureUrl(news.image.id, 'webp')}
  >
    <Article news={news} today={today} />
    <Actions>
      <LinkButton href={newsPaths.subscribe}>S’abonner</LinkButton>
    </Actions>
  </Page>
)

/** NE-9 · the page as it will be, marked; no card for social networks, no feed, no index. */
export const NewsPreviewPage = ({ news, today }: { news: News; today: Day }) => (
  <Page
    title="Aperçu d’une actualité"
    heading={news.title}
    nav={newsPaths.managed}
    back={{ href: newsPaths.edit(news.id), label: 'Modifier cette actualité' }}
  >
    <Banner tone="warning" title={`Aperçu\u00a0: ${STATUSES[news.status].toLowerCase()}`}>
      <p>
        Seuls les agents qui écrivent les actualités voient cette page.
        {news.publishAt && ` Publication prévue le ${showMoment(news.publishAt)}.`}
        {news.audience === 'familles' && ' Elle ne sera montrée qu’aux familles connectées.'}
      </p>
    </Banner>
    <Article news={news} today={today} />
  </Page>
)
