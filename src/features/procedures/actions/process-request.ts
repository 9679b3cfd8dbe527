import { ok, type Result, refuse } from '#core/result.ts'
import { getService } from '#features/catalogue/index.ts'
import { sendMessage } from '#features/messages/index.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { effects, type RequestForEffect } from '../effects.ts'
import { accepted, refused, taken } from '../facts.ts'
import { acceptedMessage, refusedMessage, replyMessage, type Written } from '../mails/decisions.ts'
import type { Refusal } from '../refusals.ts'
import { addEvent, getSentRequest, lockRequest, move, type Request } from '../store/requests.ts'

/** Who acts: an agent signed in (a page's ctx, or the demo's for its agents). */
export type AgentCtx = TownCtx & { readonly actor: Agent }
type Done = Result<null, Refusal>

/** One agent's gesture on one request: locked, done, traced. @throws Absent for a draft or an unknown number */
const gesture = (
  ctx: AgentCtx,
  number: number,
  action: string,
  work: (tx: Tx, request: Request) => Promise<Done>,
): Promise<Done> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, number)
    const done = await work(tx, await getSentRequest(tx, number))
    if (done.ok) await trace(tx, { account: ctx.actor.account, action, subject: `demande/${number}` })
    return done
  })

const holds = (ctx: AgentCtx, request: Request): Done => {
  if (request.status !== 'en_traitement' && request.status !== 'a_completer')
    return refuse(request.status === 'enregistree' ? 'requests.not-yours' : 'requests.already-decided')
  return request.takenBy?.account === ctx.actor.account ? ok(null) : refuse('requests.taken-by-other')
}

/** PR-9 · Takes a request in charge: its author cannot edit it any more. Of two agents at once, one holds it. */
export const takeRequest = (ctx: AgentCtx, number: number): Promise<Done> =>
  gesture(ctx, number, 'requests.take', async (tx, request) => {
    if (request.status === 'en_traitement' && request.takenBy?.account === ctx.actor.account) return ok(null)
    const moved = await move(tx, {
      number,
      from: ['enregistree'],
      to: 'en_traitement',
      at: ctx.now,
      set: { taken_by: ctx.actor.account, taken_at: ctx.now },
    })
    if (!moved)
      return refuse(
        request.status === 'en_traitement' || request.status === 'a_completer'
          ? 'requests.taken-by-other'
          : 'requests.already-decided',
      )
    await addEvent(tx, { number, kind: 'prise_en_charge', account: ctx.actor.account, at: ctx.now })
    await taken.record(tx, { number })
    return ok(null)
  })

/** PR-9 · Puts a request back in the queue: its author may edit it again. */
export const releaseRequest = (ctx: AgentCtx, number: number): Promise<Done> =>
  gesture(ctx, number, 'requests.release', async (tx, request) => {
    if (request.status === 'enregistree') return ok(null)
    const held = holds(ctx, request)
    if (!held.ok) return held
    await move(tx, {
      number,
      from: ['en_traitement'],
      to: 'enregistree',
      at: ctx.now,
      holder: ctx.actor.account,
      set: { taken_by: null, taken_at: null },
    })
    await addEvent(tx, { number, kind: 'relachee', account: ctx.actor.account, at: ctx.now })
    return ok(null)
  })

export const forEffect = (request: Request): RequestForEffect | null => {
  const { effect } = request.definition
  if (effect === null) return null
  const { number, answers, definition, schoolYear } = request
  return { number, effect, child: request.child?.id ?? null, schoolYear, answers, definition }
}

const decide = async (
  ctx: AgentCtx,
  tx: Tx,
  request: Request,
  to: 'acceptee' | 'refusee',
  written: Written,
  reason?: string,
): Promise<void> => {
  const { number } = request
  await move(tx, {
    number,
    from: ['en_traitement', 'a_completer'],
    to,
    at: ctx.now,
    holder: ctx.actor.account,
    set: { decided_at: ctx.now, ...(reason === undefined ? {} : { refusal_reason: reason }) },
  })
  await addEvent(tx, { number, kind: to, account: ctx.actor.account, at: ctx.now })
  await (to === 'acceptee' ? accepted : refused).record(tx, { number })
  await sendMessage(tx, { recipient: request.author.person, request: number, service: request.service, ...written })
}

const signedBy = async (ctx: AgentCtx, tx: Tx) => ({
  ...ctx.actor.name,
  quality: ctx.actor.quality,
  service: await getService(tx, ctx.actor.service),
})

/**
 * PR-10 · Accepts a request that this agent holds: its effects, the timeline and the message to its author are one
 * transaction. Accepting again changes nothing.
 */
export const acceptRequest = (ctx: AgentCtx, number: number): Promise<Done> =>
  gesture(ctx, number, 'requests.accept', async (tx, request) => {
    if (request.definition.outcome !== 'decision') return refuse('requests.wrong-outcome')
    if (request.status === 'acceptee' && request.takenBy?.account === ctx.actor.account) return ok(null)
    const held = holds(ctx, request)
    if (!held.ok) return held
    const effect = forEffect(request)
    if (effect && !(await effects.get().apply(tx, effect)).ok) return refuse('requests.effect-refused')
    await decide(ctx, tx, request, 'acceptee', acceptedMessage(request, await signedBy(ctx, tx)))
    return ok(null)
  })

/** PR-11 · Refuses, with a reason written to the family (CRPA L211-2, L211-5). `reason`: plain text, not empty. */
export const refuseRequest = (ctx: AgentCtx, number: number, reason: string): Promise<Done> =>
  gesture(ctx, number, 'requests.refuse', async (tx, request) => {
    if (request.definition.outcome !== 'decision') return refuse('requests.wrong-outcome')
    if (request.status === 'refusee' && request.takenBy?.account === ctx.actor.account) return ok(null)
    const held = holds(ctx, request)
    if (!held.ok) return held
    await decide(ctx, tx, request, 'refusee', refusedMessage(request, reason, await signedBy(ctx, tx)), reason)
    return ok(null)
  })

/** PR-12 · Answers a message from a family: the answer waits in «Échanges» and the request is done. */
export const replyToRequest = (ctx: AgentCtx, number: number, text: string): Promise<Done> =>
  gesture(ctx, number, 'requests.reply', async (tx, request) => {
    if (request.definition.outcome !== 'reply') return refuse('requests.wrong-outcome')
    if (request.status === 'acceptee' && request.takenBy?.account === ctx.actor.account) return ok(null)
    const held = holds(ctx, request)
    if (!held.ok) return held
    await decide(ctx, tx, request, 'acceptee', replyMessage(request, text, await signedBy(ctx, tx)))
    return ok(null)
  })

/** PR-13 · Traces that an agent opened a family's request. */
export const openFile = async (ctx: AgentCtx, number: number): Promise<Request> => {
  const request = await getSentRequest(ctx.db, number)
  await inTransaction(ctx, (tx) =>
    trace(tx, { account: ctx.actor.account, action: 'requests.read', subject: `demande/${number}` }),
  )
  return request
}
