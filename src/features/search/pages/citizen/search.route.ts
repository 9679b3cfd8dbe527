import { tidy } from '#core/text.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { search } from '../../actions/search.ts'
import { searchPaths } from '../../paths.ts'
import { searchEntries } from '../../ports.ts'
import { SearchPage } from './search.page.tsx'

export const searchRoute = page({
  url: searchPaths.search,
  for: 'everyone',
  get: async (ctx, { q }) => {
    const typed = tidy(q ?? '').slice(0, 100)
    const results = typed === '' ? [] : await search(ctx, typed)
    const procedures = results.length > 0 ? [] : (await searchEntries.get()(ctx)).filter((entry) => entry.kind === 'demarche')
    return show(SearchPage, { typed, results, procedures })
  },
})
