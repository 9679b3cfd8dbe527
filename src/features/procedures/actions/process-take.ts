import { ok, refuse } from '#core/result.ts'
import { taken } from '../facts.ts'
import { addEvent, move } from '../store/requests.ts'
import { type AgentCtx, type Done, gesture, ready } from './process-gesture.ts'

/** PR-9 · Takes a request in charge: its author cannot edit it any more. Of two agents at once, one holds it. */
export const takeRequest = (ctx: AgentCtx, number: number): Promise<Done> =>
  gesture(ctx, number, 'requests.take', async (tx, request) => {
    const { account } = ctx.actor
    if (request.status === 'en_traitement' && request.takenBy?.account === account) return ok(null)
    const moved = await move(tx, {
      number,
      from: ['enregistree'],
      to: 'en_traitement',
      at: ctx.now,
      set: { taken_by: account, taken_at: ctx.now, assigned_to: account },
    })
    if (!moved)
      return refuse(
        request.status === 'en_traitement' || request.status === 'a_completer'
          ? 'requests.taken-by-other'
          : 'requests.already-decided',
      )
    await addEvent(tx, { number, kind: 'prise_en_charge', account, at: ctx.now })
    await taken.record(tx, { number })
    return ok(null)
  })

/** PR-9 · Puts a request back in the queue: its author may edit it again. */
export const releaseRequest = (ctx: AgentCtx, number: number): Promise<Done> =>
  gesture(ctx, number, 'requests.release', async (tx, request) => {
    if (request.status === 'enregistree') return ok(null)
    const held = ready(ctx, request, undefined)
    if (!held.ok) return held
    // What was asked of the family must first be answered or taken back.
    if (request.status === 'a_completer') return refuse('requests.waiting-for-family')
    await move(tx, {
      number,
      from: ['en_traitement'],
      to: 'enregistree',
      at: ctx.now,
      holder: ctx.actor.account,
      set: { taken_by: null, taken_at: null, assigned_to: null },
    })
    await addEvent(tx, { number, kind: 'relachee', account: ctx.actor.account, at: ctx.now })
    return ok(null)
  })

/**
 * PR-9 · Takes over what a colleague holds, with a word to say why: the colleague reads it in the history, and their own
 * gestures are refused from then on. `holder`: whom the page showed.
 */
export const takeOverRequest = (
  ctx: AgentCtx,
  number: number,
  { holder, reason }: { readonly holder: number; readonly reason: string },
): Promise<Done> =>
  gesture(ctx, number, 'requests.take-over', async (tx, request) => {
    const { account } = ctx.actor
    if (request.takenBy?.account === account) return ok(null)
    if (request.status !== 'en_traitement' && request.status !== 'a_completer')
      return refuse(request.status === 'enregistree' ? 'requests.not-yours' : 'requests.already-decided')
    if (request.takenBy?.account !== holder) return refuse('requests.changed-meanwhile')
    await move(tx, {
      number,
      from: [request.status],
      to: request.status,
      at: ctx.now,
      holder,
      set: { taken_by: account, taken_at: ctx.now, assigned_to: account },
    })
    await addEvent(tx, { number, kind: 'reprise', account, at: ctx.now, reason })
    return ok(null)
  })
