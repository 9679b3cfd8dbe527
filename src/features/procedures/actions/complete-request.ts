import { parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { inTransaction } from '#platform/db/database.ts'
import { post } from '#platform/mail/mail.ts'
import { resumed } from '../domain/acknowledgement.ts'
import { completed } from '../facts.ts'
import { familyAnswered } from '../mails/to-agents.ts'
import type { Refusal } from '../refusals.ts'
import { findWorkAddress } from '../store/agents.ts'
import { closeComplement, openComplement } from '../store/complements.ts'
import { findDeadlines, writeDeadlines } from '../store/deadlines.ts'
import { addEvent, getOwnRequest, lockRequest, move } from '../store/requests.ts'
import type { CitizenCtx } from './acting.ts'

/**
 * PR-42 · The family sends what was asked: the request goes back to the agent, who is told by e-mail and on the desk, and
 * the delay runs again. Sent twice gives the same answer. @throws Absent for another family's request
 */
export const sendComplement = (ctx: CitizenCtx, number: number): Promise<Result<null, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, number)
    const request = await getOwnRequest(tx, number, ctx.actor.person)
    if (request.status === 'en_traitement') return ok(null)
    const asked = request.status === 'a_completer' ? await openComplement(tx, number) : null
    if (!asked) return refuse('requests.not-editable')
    // What was changed calls for another answer, not given yet.
    if (request.pending) return refuse('requests.incomplete')
    await closeComplement(tx, asked.id, true)
    await move(tx, { number, from: ['a_completer'], to: 'en_traitement', at: ctx.now, author: ctx.actor.person })
    const deadlines = await findDeadlines(tx, number)
    if (deadlines) await writeDeadlines(tx, number, resumed(request.definition, deadlines, asked.answerBy, parisDay(ctx.now)))
    await addEvent(tx, { number, kind: 'complement_recu', account: ctx.actor.account, at: ctx.now })
    await completed.record(tx, { number })
    const address = request.takenBy && (await findWorkAddress(tx, request.takenBy.account))
    if (address && request.takenBy) await post(tx, familyAnswered(address, request.takenBy, number))
    return ok(null)
  })
