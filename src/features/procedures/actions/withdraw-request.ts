import { ok, type Result, refuse } from '#core/result.ts'
import { releasePapers } from '#features/documents/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Refusal } from '../refusals.ts'
import { addEvent, dropDraft, getOwnRequest, lockRequest, move } from '../store/requests.ts'
import { type CitizenCtx, traceEntry } from './acting.ts'

/** PR-7 · The author takes back a request that no agent has taken. Twice gives the same answer. @throws Absent */
export const withdrawRequest = (ctx: CitizenCtx, number: number): Promise<Result<null, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, number)
    const { status } = await getOwnRequest(tx, number, ctx.actor.person)
    if (status === 'annulee') return ok(null)
    if (status === 'en_traitement' || status === 'a_completer') return refuse('requests.taken')
    const moved = await move(tx, {
      number,
      from: ['enregistree'],
      to: 'annulee',
      at: ctx.now,
      author: ctx.actor.person,
      set: { decided_at: ctx.now },
    })
    if (!moved) return refuse('requests.not-editable')
    await releasePapers(tx, number)
    await addEvent(tx, { number, kind: 'annulee', account: ctx.actor.account, at: ctx.now })
    return ok(null)
  })

/** PR-7 · Deletes a draft with its answers; its number is not used again. @throws Absent for another family's draft */
export const discardDraft = (ctx: CitizenCtx, number: number): Promise<Result<null, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    await getOwnRequest(tx, number, ctx.actor.person)
    await traceEntry(tx, ctx, 'requests.enter-discard', number)
    return (await dropDraft(tx, number, ctx.actor.person)) ? ok(null) : refuse('requests.not-a-draft')
  })
