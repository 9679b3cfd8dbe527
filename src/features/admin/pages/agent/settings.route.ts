import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { adminPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { settingEntries } from '../../ports.ts'
import { SettingsPage } from './settings.page.tsx'

export const settings = page({
  for: 'agent',
  allow: permissions.settings,
  url: adminPaths.settings,
  get: (ctx) => show(SettingsPage, { entries: settingEntries.get()(ctx) }),
})
