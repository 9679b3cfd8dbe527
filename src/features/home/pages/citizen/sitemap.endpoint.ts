import { createHash } from 'node:crypto'
import { escaped } from '#core/text.ts'
import { messagePaths } from '#features/messages/index.ts'
import { listProcedures } from '#features/procedures/index.ts'
import type { SearchEntry } from '#platform/feature.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { endpoint } from '#platform/http/page.ts'
import { homePaths } from '../../paths.ts'
import { contributions } from '../../ports.ts'
import { about, account, townLinks } from './sitemap.route.ts'

type Listed = { readonly url: string; readonly changed?: Temporal.Instant }

const fixed = (ctx: Pick<Ctx, 'town'>): readonly Listed[] => [
  { url: homePaths.public },
  { url: homePaths.sitemap },
  ...[...townLinks(ctx), ...account, ...about].map(({ href }) => ({ url: href })),
]

const day = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' })

/** HO-20 · what anybody may read, for search engines: what answers a visitor at that very address, each once. */
export const sitemapFile = endpoint({
  url: homePaths.sitemapFile,
  methods: ['GET'],
  handle: async (ctx) => {
    const found = await Promise.all(contributions.get().map((c) => c.searchEntries?.(ctx) ?? ([] as SearchEntry[])))
    // A procedure that needs an account leads a visitor to the gate: only those without one are pages for anybody.
    const procedures = (await listProcedures(ctx.db))
      .filter(({ outcome }) => outcome === 'reply')
      .map(({ slug, publishedAt }) => ({ url: messagePaths.contact(slug), changed: publishedAt }))
    const others = found.flat().filter(({ kind, url }) => kind !== 'demarche' && !url.includes('#'))
    const listed = new Map<string, Listed>()
    for (const entry of [...fixed(ctx), ...procedures, ...others]) {
      if (entry.changed || !listed.has(entry.url)) listed.set(entry.url, entry)
    }
    const lines = [...listed.values()].map(
      ({ url, changed }) =>
        `<url><loc>${escaped(ctx.town.baseUrl + url)}</loc>${changed ? `<lastmod>${day(changed)}</lastmod>` : ''}</url>`,
    )
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${lines.join('\n')}</urlset>\n`
    const latest = [...listed.values()].flatMap(({ changed }) => changed ?? []).toSorted(Temporal.Instant.compare)
    return {
      status: 200,
      type: 'application/xml; charset=utf-8',
      body,
      cache: 'public, max-age=3600',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      modified: latest.at(-1) ?? null,
    }
  },
})
