import { ok, type Result, refuse } from '#core/result.ts'
import type { SoundFile } from '#features/documents/index.ts'
import { brokenConstraint, inTransaction } from '#platform/db/database.ts'
import { openConversation } from '../conversations.ts'
import { allFaults } from '../domain/questions.ts'
import { walk } from '../domain/walk.ts'
import { submitted } from '../facts.ts'
import type { Refusal } from '../refusals.ts'
import { addEvent, getOwnRequest, lockRequest, move } from '../store/requests.ts'
import { type CitizenCtx, signerOf, traceEntry } from './acting.ts'
import { clashOf } from './clash.ts'
import { offerFor } from './offers.ts'
import { receive } from './receive.ts'

const attempt = (ctx: CitizenCtx, number: number, files: readonly SoundFile[]): Promise<Result<null, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, number)
    const request = await getOwnRequest(tx, number, ctx.actor.person)
    // Sent twice: the first sending stands, and nothing is posted again.
    if (request.status !== 'brouillon') return ok(null)
    if (walk(request.definition, request.answers).resume !== null) return refuse('requests.incomplete')
    if (allFaults(request.definition, request.answers, await offerFor(tx, ctx.actor.person, ctx.now)).length > 0)
      return refuse('requests.answer-not-offered')
    const clash = await clashOf(tx, {
      number,
      procedure: request.procedure,
      child: request.child?.id ?? null,
      schoolYear: request.schoolYear,
      author: ctx.actor.person,
    })
    if (clash) return clash

    await move(tx, {
      number,
      from: ['brouillon'],
      to: 'enregistree',
      at: ctx.now,
      author: ctx.actor.person,
      set: { submitted_at: ctx.now },
    })
    await addEvent(tx, { number, kind: 'enregistree', account: signerOf(ctx), at: ctx.now })
    await traceEntry(tx, ctx, 'requests.enter-send', number)
    await submitted.record(tx, { number })
    await openConversation(tx, request, ctx.actor, files)
    await receive(tx, request)
    return ok(null)
  })

/**
 * PR-5, PR-8 · Sends a draft: from now on it is received, and the acknowledgement leaves by e-mail in the same
 * transaction. Sent twice, it gives the same answer and one acknowledgement. `files`: joined to the message of a contact.
 * @throws Absent for another family's request
 */
export const submitRequest = async (
  ctx: CitizenCtx,
  number: number,
  files: readonly SoundFile[] = [],
): Promise<Result<null, Refusal>> => {
  try {
    return await attempt(ctx, number, files)
  } catch (error) {
    // Two drafts for the same child sent at once: the database kept one. Trying again names it.
    if (brokenConstraint(error) === 'request_one_open') return attempt(ctx, number, files)
    throw error
  }
}
