import { port } from '#core/port.ts'
import type { WorkItem } from '#platform/feature.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'

/** What waits for this agent in every feature, already limited to what they may see (plugged in app/ports.ts). */
export const contributions = port<(ctx: Ctx<Agent>) => Promise<readonly WorkItem[]>>('desk.contributions')
