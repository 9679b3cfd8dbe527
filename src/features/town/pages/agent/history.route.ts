import { CSV_TYPE, csv } from '#core/csv.ts'
import { parisDay, parisTime, readIsoDay, showDateDigits, showTime } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { listSettingChanges, listThemes } from '#platform/db/setting-changes.ts'
import { file, show } from '#platform/http/answers.ts'
import { type Input, page } from '#platform/http/page.ts'
import { townPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { type HistoryFilter, HistoryPage } from './history.page.tsx'

const LINES = 50
const ALL = 100_000

const access = { for: 'agent', allow: permissions.settle } as const

const filterIn = (input: Input): HistoryFilter => ({
  theme: input.sujet || null,
  from: readIsoDay(input.du),
  until: readIsoDay(input.au),
})

/** TS-9 · every change, by day, the latest first. */
export const history = page({
  ...access,
  url: townPaths.history,
  get: async (ctx, input) => {
    const filter = filterIn(input)
    const found = await listSettingChanges(ctx.db, { ...filter, limit: LINES + 1, below: readId(input.avant) })
    const changes = found.slice(0, LINES)
    const older = found.length > LINES ? changes.at(-1)!.id : null
    return show(HistoryPage, { changes, older, filter, themes: await listThemes(ctx.db) })
  },
})

export const historyCsv = page({
  ...access,
  url: townPaths.historyCsv,
  get: async (ctx, input) => {
    const changes = await listSettingChanges(ctx.db, { ...filterIn(input), limit: ALL })
    const rows = changes.map(({ at, theme, setting, before, after, who }) => {
      const [day, time] = [parisDay(at), parisTime(at)]
      return [showDateDigits(day), showTime(time), theme, setting, before, after, who]
    })
    return file(
      `historique-des-reglages-${parisDay(ctx.now)}.csv`,
      CSV_TYPE,
      csv(['Jour', 'Heure', 'Sujet', 'Réglage', 'Avant', 'Après', 'Par'], rows),
    )
  },
})
