import { ok } from '#core/result.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import { markComplementSeen } from '../store/complements.ts'
import { giveAcknowledgement } from '../store/deadlines.ts'
import { addNote } from '../store/notes.ts'
import { addEvent } from '../store/requests.ts'
import { type AgentCtx, type Done, gesture } from './process-gesture.ts'

/** PR-50 · Adds a note that only agents read. The same form sent twice adds one. */
export const noteRequest = (ctx: AgentCtx, number: number, body: string, key: string): Promise<Done> =>
  gesture(ctx, number, 'requests.note', async (tx) => {
    const form = { account: ctx.actor.account, key }
    if ((await takeFormKey(tx, form)) !== null) return ok(null)
    await addNote(tx, { number, account: ctx.actor.account, body })
    await answerFormKey(tx, form, String(number))
    return ok(null)
  })

/** PR-41 · The acknowledgement was handed over or posted, for a family that has no e-mail address. */
export const handOverReceipt = (ctx: AgentCtx, number: number): Promise<Done> =>
  gesture(ctx, number, 'requests.receipt', async (tx) => {
    if (await giveAcknowledgement(tx, number, 'papier', ctx.actor.account))
      await addEvent(tx, { number, kind: 'accuse_papier', account: ctx.actor.account, at: ctx.now })
    return ok(null)
  })

/** PR-42 · The agent who holds it has opened it since the family answered: the desk mentions it no longer. */
export const seeComplement = (ctx: AgentCtx, number: number): Promise<Done> =>
  gesture(ctx, number, 'requests.see-complement', async (tx, request) => {
    if (request.takenBy?.account === ctx.actor.account) await markComplementSeen(tx, number)
    return ok(null)
  })
