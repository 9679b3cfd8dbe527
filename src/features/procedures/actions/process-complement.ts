import { type Day, isAfter, parisDay } from '#core/days.ts'
import { ok, refuse } from '#core/result.ts'
import { getService } from '#features/catalogue/index.ts'
import { sendMessage } from '#features/messages/index.ts'
import { resumed, suspended } from '../domain/acknowledgement.ts'
import { complementMessage } from '../mails/complement.ts'
import { addComplement, closeComplement, openComplement } from '../store/complements.ts'
import { findDeadlines, writeDeadlines } from '../store/deadlines.ts'
import { addEvent, move } from '../store/requests.ts'
import { type AgentCtx, type Done, gesture, ready } from './process-gesture.ts'

export type Asked = {
  readonly sentence: string
  readonly questions: readonly string[]
  readonly papers: readonly string[]
  readonly answerBy: Day
}

/**
 * PR-42 · Asks the family to complete or correct: it may change what is named and nothing else, the delay stands still
 * until the day given, and one message says what, until when, and the new date of silence (CRPA L114-5, R112-11-4).
 * `named`: the words for what is asked, as the family knows them.
 */
export const askComplement = (
  ctx: AgentCtx,
  number: number,
  asked: Asked & { readonly named: readonly string[] },
  seen?: number,
): Promise<Done> =>
  gesture(ctx, number, 'requests.ask', async (tx, request) => {
    const held = ready(ctx, request, seen)
    if (!held.ok) return held
    if (request.status === 'a_completer') return refuse('requests.changed-meanwhile')
    // Its answers are changed by its author no more (PR-58).
    if (request.erased.health !== null && asked.questions.length > 0) return refuse('requests.changed-meanwhile')
    const today = parisDay(ctx.now)
    if (asked.questions.length + asked.papers.length === 0 || !isAfter(asked.answerBy, today))
      return refuse('requests.nothing-asked')
    await addComplement(tx, { ...asked, number, askedBy: ctx.actor.account })
    await move(tx, { number, from: ['en_traitement'], to: 'a_completer', at: ctx.now, holder: ctx.actor.account })
    const before = await findDeadlines(tx, number)
    const after = before && suspended(request.definition, before, today, asked.answerBy)
    if (after) await writeDeadlines(tx, number, after)
    await addEvent(tx, { number, kind: 'complement_demande', account: ctx.actor.account, at: ctx.now, reason: asked.sentence })
    const written = await complementMessage(tx, request, {
      ...asked,
      silenceOn: after?.silenceOn ?? null,
      by: { ...ctx.actor.name, quality: ctx.actor.quality, service: await getService(tx, ctx.actor.service) },
    })
    await sendMessage(tx, { recipient: request.author.person, request: number, service: request.service, ...written })
    return ok(null)
  })

/** PR-42 · Waits no longer for the family: the request is in hand again and the delay runs. */
export const stopWaiting = (ctx: AgentCtx, number: number): Promise<Done> =>
  gesture(ctx, number, 'requests.stop-waiting', async (tx, request) => {
    if (request.status === 'en_traitement') return ok(null)
    const held = ready(ctx, request, undefined)
    if (!held.ok) return held
    const asked = await openComplement(tx, number)
    if (asked) await closeComplement(tx, asked.id, false)
    await move(tx, { number, from: ['a_completer'], to: 'en_traitement', at: ctx.now, holder: ctx.actor.account })
    const deadlines = await findDeadlines(tx, number)
    if (deadlines && asked)
      await writeDeadlines(tx, number, resumed(request.definition, deadlines, asked.answerBy, parisDay(ctx.now)))
    await addEvent(tx, { number, kind: 'complement_clos', account: ctx.actor.account, at: ctx.now })
    return ok(null)
  })
