import type { Result } from '#core/result.ts'
import { listServices } from '#features/catalogue/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Refusal } from '../refusals.ts'
import { type Adult, findAdults, getAdult } from '../store/adults.ts'
import { listProcedures } from '../store/procedures.ts'
import { actingFor } from './acting.ts'
import type { AgentCtx } from './process-gesture.ts'
import { seesService } from './reader.ts'
import { startRequest } from './start-request.ts'

/** More persons than that answer to what was typed: it must be made more precise. */
export const ADULTS_SHOWN = 10

/** PR-46, PR-55 · The open procedures of the services whose requests this agent sees. */
export const proceduresToEnter = async (ctx: AgentCtx) => {
  const services = new Map((await listServices(ctx.db)).map(({ slug, id }) => [slug, id]))
  return (await listProcedures(ctx.db)).filter((p) => p.isOpen && seesService(ctx.actor, services.get(p.service) ?? 0))
}

/** PR-55 · Who may be the person at the counter; whom the agent was shown is traced. One more than are shown says that there are more. */
export const lookForAdults = (ctx: AgentCtx, wanted: string): Promise<readonly Adult[]> =>
  inTransaction(ctx, async (tx) => {
    const found = await findAdults(tx, wanted, ADULTS_SHOWN + 1)
    const shown = found.slice(0, ADULTS_SHOWN).map(({ person }) => person)
    const subject = `personnes/${shown.length === 0 ? 'aucune' : shown.join(',')}`
    await trace(tx, { account: ctx.actor.account, action: 'requests.find-adult', subject })
    return found
  })

/**
 * PR-55 · Starts a draft for an adult at the counter, under the agent's name; the same form key again gives the same one.
 * @throws Absent for a procedure of a service that this agent does not see, or nobody's number
 */
export const enterRequest = async (
  ctx: AgentCtx,
  wish: { readonly procedure: string; readonly adult: number; readonly key: string },
): Promise<Result<number, Refusal>> => {
  if (!(await proceduresToEnter(ctx)).some(({ slug }) => slug === wish.procedure)) throw new Absent(`procedure ${wish.procedure}`)
  return startRequest(actingFor(ctx, await getAdult(ctx.db, wish.adult)), wish)
}
