import { readId } from '#core/ids.ts'
import { listSettingChanges } from '#platform/db/setting-changes.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { townPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { HistoryPage } from './history.page.tsx'

const LINES = 50

export const history = page({
  for: 'agent',
  allow: permissions.settle,
  url: townPaths.history,
  get: async (ctx, { avant }) => {
    const found = await listSettingChanges(ctx.db, LINES + 1, readId(avant))
    const changes = found.slice(0, LINES)
    return show(HistoryPage, { changes, older: found.length > LINES ? changes.at(-1)!.id : null })
  },
})
