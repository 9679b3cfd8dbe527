import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Refusal } from '../refusals.ts'
import { listColleagues } from '../store/agents.ts'
import { assign } from '../store/assignments.ts'
import { addEvent, lockRequest } from '../store/requests.ts'
import type { AgentCtx } from './process-gesture.ts'
import { requestFor, seesService } from './reader.ts'

/**
 * PR-47 · Says who is to follow these requests, or nobody (null). What a colleague holds stays theirs: it is skipped and
 * counted. @returns how many were given and how many left alone. @throws Absent for a request that this agent may not see
 */
export const assignRequests = (
  ctx: AgentCtx,
  numbers: readonly number[],
  to: number | null,
): Promise<Result<{ given: number; left: number }, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    const chosen = to === null ? null : (await listColleagues(tx)).find(({ account }) => account === to)
    if (chosen === undefined) return refuse('requests.no-such-agent')
    let given = 0
    // Locked one after the other in the order of their numbers: two agents assigning at once cannot block each other.
    for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
      await lockRequest(tx, number)
      const { service } = await requestFor(tx, ctx.actor, number)
      if (chosen && !seesService(chosen, service)) return refuse('requests.no-such-agent')
      if (!(await assign(tx, number, to))) continue
      given += 1
      await addEvent(tx, { number, kind: 'affectee', account: ctx.actor.account, at: ctx.now })
      await trace(tx, { account: ctx.actor.account, action: 'requests.assign', subject: `demande/${number}` })
    }
    return ok({ given, left: numbers.length - given })
  })
