import { ok, type Result, refuse } from '#core/result.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Refusal } from '../refusals.ts'
import { lockRequest, type Request } from '../store/requests.ts'
import { requestFor } from './reader.ts'

/** Who acts: an agent signed in (a page's ctx, or the demo's for its agents). */
export type AgentCtx = TownCtx & { readonly actor: Agent }
export type Done = Result<null, Refusal>

/**
 * One agent's gesture on one request: locked, done, traced.
 * @throws Absent for a draft, an unknown number or another service's request
 */
export const gesture = (
  ctx: AgentCtx,
  number: number,
  action: string,
  work: (tx: Tx, request: Request) => Promise<Done>,
): Promise<Done> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, number)
    const done = await work(tx, await requestFor(tx, ctx.actor, number))
    if (done.ok) await trace(tx, { account: ctx.actor.account, action, subject: `demande/${number}` })
    return done
  })

/**
 * PR-9, PR-49 · Whether this agent may decide now: they hold it, and it is as their page showed it. `seen`: the revision
 * shown; undefined for callers that show nothing (the demo).
 */
export const ready = (ctx: AgentCtx, request: Request, seen: number | undefined): Done => {
  if (request.status !== 'en_traitement' && request.status !== 'a_completer')
    return refuse(request.status === 'enregistree' ? 'requests.not-yours' : 'requests.already-decided')
  if (request.takenBy?.account !== ctx.actor.account) return refuse('requests.taken-by-other')
  return seen === undefined || seen === request.revision ? ok(null) : refuse('requests.changed-meanwhile')
}

/** Done already by this agent: the same answer again, nothing written. */
export const isDoneBy = (ctx: AgentCtx, request: Request, status: Request['status']): boolean =>
  request.status === status && request.takenBy?.account === ctx.actor.account
