import { parisDay } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Feature } from '#platform/feature.ts'
import { addSynonymRoute, removeSynonymRoute, synonymsRoute } from './pages/agent/synonyms.route.ts'
import { searchRoute } from './pages/citizen/search.route.ts'
import { searchPaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { deleteMissesBefore } from './store/misses.ts'

export const searchFeature: Feature = {
  name: 'search',
  pages: [searchRoute, synonymsRoute, addSynonymRoute, removeSynonymRoute],
  flashes: { 'synonym-saved': { tone: 'success', text: 'Les synonymes sont enregistrés.' } },
  schedules: [
    {
      name: 'search.sweep',
      cron: '20 3 * * *',
      run: (ctx) => inTransaction(ctx, (tx) => deleteMissesBefore(tx, parisDay(ctx.now).subtract({ months: 3 }))),
    },
  ],
  contributes: {
    settings: [
      {
        href: searchPaths.settings,
        label: 'Recherche',
        group: 'publication',
        permission: permissions.manage,
        about: 'Les mots que les gens emploient, et ce qui n’a pas été trouvé.',
      },
    ],
  },
}
