import { port } from '#core/port.ts'
import type { SearchEntry } from '#platform/feature.ts'
import type { TownCtx } from '#platform/http/ctx.ts'

/** Everything that the features let anybody find; plugged by `app/`. */
export const searchEntries = port<(ctx: TownCtx) => Promise<readonly SearchEntry[]>>('search.entries')
