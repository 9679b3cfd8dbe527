import { ok, refuse } from '#core/result.ts'
import { getService } from '#features/catalogue/index.ts'
import { sendMessage } from '#features/messages/index.ts'
import { brokenConstraint, type Tx } from '#platform/db/database.ts'
import type { Prose } from '#platform/mail/letter-text.ts'
import { effects, type RequestForEffect } from '../effects.ts'
import { accepted, refused, reopened } from '../facts.ts'
import { acceptedMessage, refusedMessage, reopenedMessage, replyMessage, type Signatory } from '../mails/decisions.ts'
import { closeComplement, openComplement } from '../store/complements.ts'
import { addEvent, move, type Request } from '../store/requests.ts'
import { traceReading } from './acting.ts'
import { blockingPapers } from './blocking-papers.ts'
import { type AgentCtx, type Done, gesture, isDoneBy, ready } from './process-gesture.ts'
import { requestFor } from './reader.ts'

export const forEffect = (request: Request): RequestForEffect | null => {
  const { effect } = request.definition
  if (effect === null) return null
  const { number, answers, definition, schoolYear } = request
  return { number, effect, child: request.child?.id ?? null, schoolYear, answers, definition }
}

type Decision = {
  readonly to: 'acceptee' | 'refusee'
  readonly written: Prose
  /** Written to the family. */
  readonly refusal?: string
  /** Read by agents only. */
  readonly reason?: string | undefined
}

const decide = async (ctx: AgentCtx, tx: Tx, request: Request, { to, written, refusal, reason }: Decision): Promise<void> => {
  const { number } = request
  // A decision ends what was still asked of the family.
  const asked = await openComplement(tx, number)
  if (asked) await closeComplement(tx, asked.id, false)
  await move(tx, {
    number,
    from: ['en_traitement', 'a_completer'],
    to,
    at: ctx.now,
    holder: ctx.actor.account,
    set: { decided_at: ctx.now, refusal_reason: refusal ?? null },
  })
  await addEvent(tx, {
    number,
    kind: to,
    account: ctx.actor.account,
    at: ctx.now,
    ...(reason === undefined ? {} : { reason }),
  })
  await (to === 'acceptee' ? accepted : refused).record(tx, { number })
  await sendMessage(tx, { recipient: request.author.person, request: number, service: request.service, ...written })
}

/** First name, name, quality and service of whoever decides (CRPA L111-2, L212-2). */
const signedBy = async (ctx: AgentCtx, tx: Tx): Promise<Signatory> => ({
  ...ctx.actor.name,
  quality: ctx.actor.quality,
  service: await getService(tx, ctx.actor.service),
})

/**
 * PR-10 · Accepts a request that this agent holds: its effects, the timeline and the message to its author are one
 * transaction. Accepting again changes nothing. `without`: why it is accepted without an indispensable paper (PR-52).
 */
export const acceptRequest = (
  ctx: AgentCtx,
  number: number,
  { seen, without }: { readonly seen?: number; readonly without?: string } = {},
): Promise<Done> =>
  gesture(ctx, number, 'requests.accept', async (tx, request) => {
    if (request.definition.outcome !== 'decision') return refuse('requests.wrong-outcome')
    if (isDoneBy(ctx, request, 'acceptee')) return ok(null)
    const held = ready(ctx, request, seen)
    if (!held.ok) return held
    const { blocking } = await blockingPapers(tx, number, ctx.now)
    if (blocking.length > 0 && !without) return refuse('requests.paper-missing')
    const effect = forEffect(request)
    if (effect && !(await effects.get().apply(tx, effect)).ok) return refuse('requests.effect-refused')
    await decide(ctx, tx, request, {
      to: 'acceptee',
      written: await acceptedMessage(tx, request, await signedBy(ctx, tx)),
      reason: blocking.length > 0 ? `sans ${blocking.join(', ')}. ${without}` : undefined,
    })
    return ok(null)
  })

/** PR-11 · Refuses, with a reason written to the family (CRPA L211-2, L211-5). `reason`: plain text, not empty. */
export const refuseRequest = (ctx: AgentCtx, number: number, reason: string, seen?: number): Promise<Done> =>
  gesture(ctx, number, 'requests.refuse', async (tx, request) => {
    if (request.definition.outcome !== 'decision') return refuse('requests.wrong-outcome')
    if (isDoneBy(ctx, request, 'refusee')) return ok(null)
    const held = ready(ctx, request, seen)
    if (!held.ok) return held
    await decide(ctx, tx, request, {
      to: 'refusee',
      written: await refusedMessage(tx, request, reason, await signedBy(ctx, tx)),
      refusal: reason,
    })
    return ok(null)
  })

/** PR-12 · Answers a message from a family: the answer waits in «Échanges» and the request is done. */
export const replyToRequest = (ctx: AgentCtx, number: number, text: string, seen?: number): Promise<Done> =>
  gesture(ctx, number, 'requests.reply', async (tx, request) => {
    if (request.definition.outcome !== 'reply') return refuse('requests.wrong-outcome')
    if (isDoneBy(ctx, request, 'acceptee')) return ok(null)
    const held = ready(ctx, request, seen)
    if (!held.ok) return held
    await decide(ctx, tx, request, { to: 'acceptee', written: replyMessage(request, text, await signedBy(ctx, tx)) })
    return ok(null)
  })

const reopen = (ctx: AgentCtx, number: number, reason: string): Promise<Done> =>
  gesture(ctx, number, 'requests.reopen', async (tx, request) => {
    const { account } = ctx.actor
    if (request.status === 'en_traitement' && request.takenBy?.account === account) return ok(null)
    if (request.status !== 'acceptee' && request.status !== 'refusee') return refuse('requests.not-decided')
    if (request.erased.all) return refuse('requests.answers-erased')
    const effect = request.status === 'acceptee' ? forEffect(request) : null
    if (effect) {
      const undone = await effects.get().undo(tx, effect)
      if (!undone.ok) return refuse('requests.booked-since', undone.details)
    }
    await move(tx, {
      number,
      from: [request.status],
      to: 'en_traitement',
      at: ctx.now,
      set: { decided_at: null, refusal_reason: null, taken_by: account, taken_at: ctx.now, assigned_to: account },
    })
    await addEvent(tx, { number, kind: 'rouverte', account, at: ctx.now, reason })
    await reopened.record(tx, { number })
    const written = await reopenedMessage(tx, request, reason, await signedBy(ctx, tx))
    await sendMessage(tx, { recipient: request.author.person, request: number, service: request.service, ...written })
    return ok(null)
  })

/**
 * PR-43 · Takes a decision back, with a reason that the family reads. What accepting had opened is closed again, unless
 * the family has booked with it: the refusal then says how many bookings stand in the way.
 */
export const reopenRequest = async (ctx: AgentCtx, number: number, reason: string): Promise<Done> => {
  try {
    return await reopen(ctx, number, reason)
  } catch (error) {
    // A second fiche was opened for the same child since the first one was refused.
    if (brokenConstraint(error) === 'request_one_open') return refuse('requests.open-elsewhere')
    throw error
  }
}

/** PR-13 · Traces that an agent opened a family's request. */
export const openFile = async (ctx: AgentCtx, number: number): Promise<Request> => {
  const request = await requestFor(ctx.db, ctx.actor, number)
  await traceReading(ctx, number)
  return request
}
