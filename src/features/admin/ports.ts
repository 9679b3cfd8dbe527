import { port } from '#core/port.ts'
import type { SettingEntry } from '#platform/feature.ts'

/** What each feature lets the town hall settle; plugged by `app/` with the whole list. */
export const settingEntries = port<readonly SettingEntry[]>('admin.settings')
