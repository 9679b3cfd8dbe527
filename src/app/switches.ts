import type { Contribution, Feature } from '#platform/feature.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { isOffered } from '#platform/http/offered.ts'
import type { Endpoint, Page } from '#platform/http/page.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'

const check = (ctx: Pick<Ctx, 'town'>, feature: Feature): void => {
  if (!isOffered(ctx, feature.name)) throw new Absent(`${feature.name} is switched off`)
}

/** TS-6 · the feature's pages, absent where the town does not offer it; `isKept`: the way out of it stays. */
export const pagesOf = (feature: Feature): readonly Page[] =>
  feature.switch === undefined
    ? feature.pages
    : feature.pages.map((page) => {
        const { get, post } = page
        if (page.isKept) return page
        return {
          ...page,
          get:
            get &&
            ((ctx, input) => {
              check(ctx, feature)
              return get(ctx, input)
            }),
          post:
            post &&
            ((ctx, input, body, files) => {
              check(ctx, feature)
              return post(ctx, input, body, files)
            }),
        }
      })

export const endpointsOf = (feature: Feature): readonly Endpoint[] =>
  (feature.endpoints ?? []).map((endpoint) =>
    feature.switch === undefined || endpoint.isKept
      ? endpoint
      : {
          ...endpoint,
          handle: async (ctx, input, body) => {
            check(ctx, feature)
            return endpoint.handle(ctx, input, body)
          },
        },
  )

/** TS-6 · what the feature does by itself waits until the town offers it again. */
export const schedulesOf = (feature: Feature): readonly Schedule[] =>
  (feature.schedules ?? []).map(({ run, isKept, ...schedule }) => ({
    ...schedule,
    run: async (ctx) => {
      if (isKept || isOffered(ctx, feature.name)) await run(ctx)
    },
  }))

/** TS-6 · what the feature says to the whole, without what leads to pages that are absent. The menus filter theirs (shell, ports). */
export const contributionOf = (feature: Feature): Contribution | undefined => {
  const { contributes, switch: isSwitch } = feature
  if (isSwitch === undefined || contributes?.searchEntries === undefined) return contributes
  const { searchEntries } = contributes
  return { ...contributes, searchEntries: async (ctx) => (isOffered(ctx, feature.name) ? searchEntries(ctx) : []) }
}
