import type { Feature } from '#platform/feature.ts'
import { editText, texts } from './pages/agent/texts.route.ts'
import { newTerms } from './pages/citizen/new-terms.route.ts'
import { legalTexts } from './pages/citizen/text.route.ts'
import { legalPaths, legalSlugs, textPaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { retention } from './retention.ts'
import { findNewTerms } from './store/acceptances.ts'
import { listTitles } from './store/legal-pages.ts'

export const legalFeature: Feature = {
  name: 'legal',
  pages: [...legalTexts, newTerms, texts, editText],
  flashes: {
    'legal-published': { tone: 'success', text: 'La nouvelle version est publiée.' },
    'terms-accepted': { tone: 'success', text: 'Vous avez accepté les conditions générales d’utilisation.' },
  },
  contributes: {
    personalData,
    retention,
    todos: async ({ db, actor }) => {
      const terms = await findNewTerms(db, actor.person)
      if (terms === null) return []
      const why = terms.change ?? 'La mairie a publié une nouvelle version.'
      return [{ label: 'Les conditions d’utilisation ont changé', url: textPaths.accept, why, due: null }]
    },
    settings: [
      {
        href: textPaths.managed,
        label: 'Textes légaux',
        group: 'commune',
        permission: permissions.publish,
        about: 'Conditions d’utilisation, mentions légales, données personnelles, accessibilité.',
      },
    ],
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
