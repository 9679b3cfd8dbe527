import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ofName } from '#core/text.ts'
import type { Ctx, TownIdentity } from '#platform/http/ctx.ts'
import { appIcon } from './icons.ts'
import { townPicture } from './picture.ts'

/** What browsers, telephones, search engines and researchers ask for beside the pages. */
export const FILES = {
  manifest: '/site.webmanifest',
  touchIcon: '/apple-touch-icon.png',
  icon: '/icone-192.png',
  bigIcon: '/icone-512.png',
  maskable: '/icone-masquable-512.png',
  /** What is shown beside the address of a page that somebody shares. */
  card: '/partage.png',
  robots: '/robots.txt',
  security: '/.well-known/security.txt',
} as const

export const manifestOf = (town: TownIdentity) => ({
  name: `Espace citoyen ${ofName(town.name)}`,
  short_name: town.name,
  description: 'Démarches, cantine, garderie, paiements et messages de la mairie.',
  lang: 'fr',
  dir: 'ltr',
  id: '/',
  scope: '/',
  // Who is signed in is sent on to their space; who is not finds the way in.
  start_url: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: town.brandColor,
  icons: [
    { src: FILES.icon, sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: FILES.bigIcon, sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: FILES.maskable, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
})

/** RFC 9116. It is written anew each day, so that it never expires while somebody keeps the site. */
export const securityTxt = (town: TownIdentity, now: Temporal.Instant): string => {
  const expires = now.toZonedDateTimeISO('UTC').add({ months: 6 }).startOfDay().toInstant().toString({ smallestUnit: 'second' })
  const lines = [
    `Contact: mailto:${town.email}`,
    `Expires: ${expires}`,
    'Preferred-Languages: fr, en',
    // An address without https proves nothing, and the standard refuses it.
    ...(town.baseUrl.startsWith('https:') ? [`Canonical: ${town.baseUrl}${FILES.security}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Somebody's own addresses, and those whose last part is a secret, are nobody's to list. */
const UNLISTED = [
  '/agent',
  '/demo',
  '/activation/',
  '/adresse/',
  '/contact/',
  '/famille/',
  '/inscription/',
  '/mot-de-passe/',
  '/verification/',
]

export const robotsTxt = (town: TownIdentity): string =>
  `User-agent: *\n${UNLISTED.map((url) => `Disallow: ${url}\n`).join('')}\nSitemap: ${town.baseUrl}/sitemap.xml\n`

/** What draws, loaded by the first picture that is asked. */
const drawing = async () => (await import('sharp')).default

/** A shared address is shown beside a picture of 1200 × 630: the town's, over a band of its colour. */
const cardOf = async (color: string): Promise<Buffer> =>
  (await drawing())(Buffer.from(townPicture), { density: 135 })
    .resize(1200, 525)
    .extend({ bottom: 105, background: color })
    .flatten({ background: color })
    .png({ palette: true })
    .toBuffer()

const iconOf = (size: number, shape: 'rounded' | 'full') => async (color: string) =>
  (await drawing())(Buffer.from(appIcon(color, shape)), { density: 300 })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer()

const DRAWN: Readonly<Record<string, (color: string) => Promise<Buffer>>> = {
  [FILES.touchIcon]: iconOf(180, 'full'),
  [FILES.icon]: iconOf(192, 'rounded'),
  [FILES.bigIcon]: iconOf(512, 'rounded'),
  [FILES.maskable]: iconOf(512, 'full'),
  [FILES.card]: cardOf,
}

/** Towns that changed colour since the start leave no more than this behind. */
const MOST_KEPT = 200

/** Registers them: each is the town's, by the host that was asked. */
export const servePublicFiles = (app: FastifyInstance, ctxOf: (request: FastifyRequest) => Promise<Ctx>): void => {
  const kept = new Map<string, Promise<Buffer>>()
  const drawn = (url: string, color: string): Promise<Buffer> => {
    const key = `${url} ${color}`
    const known = kept.get(key)
    if (known) return known
    if (kept.size >= MOST_KEPT) kept.clear()
    const making = DRAWN[url]!(color)
    kept.set(key, making)
    making.catch(() => kept.delete(key))
    return making
  }
  for (const url of Object.keys(DRAWN)) {
    app.get(url, async (request, reply) => {
      const { town } = await ctxOf(request)
      return reply
        .type('image/png')
        .header('cache-control', 'public, max-age=86400')
        .send(await drawn(url, town.brandColor))
    })
  }
  app.get(FILES.manifest, async (request, reply) => {
    const { town } = await ctxOf(request)
    return reply
      .type('application/manifest+json; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(JSON.stringify(manifestOf(town)))
  })
  const text = (url: string, write: (ctx: Ctx) => string) =>
    app.get(url, async (request, reply) => {
      const ctx = await ctxOf(request)
      return reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=3600').send(write(ctx))
    })
  text(FILES.robots, ({ town }) => robotsTxt(town))
  text(FILES.security, ({ town, now }) => securityTxt(town, now))
}
