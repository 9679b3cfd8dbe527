import type { Feature } from '#platform/feature.ts'
import { legalTexts } from './pages/citizen/text.route.ts'
import { legalPaths, legalSlugs } from './paths.ts'
import { listTitles } from './store/legal-pages.ts'

export const legalFeature: Feature = {
  name: 'legal',
  pages: legalTexts,
  contributes: {
    searchEntries: async ({ db }) => {
      const titles = await listTitles(db)
      return legalSlugs.flatMap((slug) => {
        const text = titles.get(slug)
        if (!text) return []
        const { title, publishedAt } = text
        return [{ kind: 'page' as const, title, url: legalPaths[slug], about: 'Texte en vigueur', changed: publishedAt }]
      })
    },
  },
}
