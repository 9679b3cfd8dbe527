import { listServices } from '#features/catalogue/index.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import type { Input } from '#platform/http/page.ts'
import { type QueueQuery, readQueue, writeQueue } from '../../domain/queue.ts'
import { listProcedures } from '../../store/procedures.ts'

/** What the address asks of the queue, as far as the town has it. */
export const queryOf = async (ctx: Ctx<Agent>, input: Input): Promise<QueueQuery> => {
  const [procedures, services] = [await listProcedures(ctx.db), await listServices(ctx.db)]
  return readQueue(input, { procedures: procedures.map((p) => p.slug), services: services.map((s) => s.id) })
}

/** The list that an agent comes from, to go back to it; empty when the address names none. */
export const fromOf = async (ctx: Ctx<Agent>, input: Input): Promise<string> =>
  'vue' in input ? writeQueue(await queryOf(ctx, input)) : ''
