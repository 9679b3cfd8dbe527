import { endpoint } from '#platform/http/page.ts'
import { searchCommunes } from '../actions/search-communes.ts'
import { describeCommune } from '../domain/commune.ts'
import { geographyPaths } from '../paths.ts'

const SHOWN = 10

/** What the island suggests: public reference data, the same for everybody. */
export const communesEndpoint = endpoint({
  url: geographyPaths.communes,
  methods: ['GET'],
  handle: async (ctx, { q = '' }) => {
    const found = q.length > 100 ? [] : await searchCommunes(ctx.db, q, SHOWN)
    return {
      status: 200,
      type: 'application/json; charset=utf-8',
      cache: 'public, max-age=3600',
      body: JSON.stringify(
        found.map((c) => ({ ref: c.ref, label: c.label, department: c.department, shown: describeCommune(c) })),
      ),
    }
  },
})
