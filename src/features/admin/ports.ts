import { port } from '#core/port.ts'
import type { SettingEntry } from '#platform/feature.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'

/** What each feature that the town offers lets this agent settle. */
export const settingEntries = port<(ctx: Ctx<Agent>) => readonly SettingEntry[]>('admin.settings')
