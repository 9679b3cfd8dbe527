import { adultsOf, type Household } from '#features/family/index.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction } from '#platform/db/database.ts'
import { answerFormKey, takeFormKey } from '#platform/db/form-keys.ts'
import { Absent } from '#platform/http/errors.ts'
import type { AgentCtx } from './agent-thread.ts'
import { sendMessage } from './send-message.ts'

/** Whom an agent may write to: the adults of that household. @throws Absent */
export const correspondentsOf = async (db: Db, household: number): Promise<Household> => {
  const found = (await adultsOf(db, [household])).get(household)
  if (!found) throw new Absent(`household ${household}`)
  return found
}

/**
 * ME-25 · An agent writes first: the conversation is their service's, signed and traced; the adult is told as of any message.
 * The same form sent twice writes once. @returns the conversation. @throws Absent for somebody of another household
 */
export const beginThread = (
  ctx: AgentCtx,
  letter: {
    readonly household: number
    readonly recipient: number
    readonly subject: string
    readonly body: string
    readonly key: string
  },
): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    const { account, service } = ctx.actor
    const before = await takeFormKey(tx, { account, key: letter.key })
    if (before !== null) return Number(before)
    const { adults } = await correspondentsOf(tx, letter.household)
    if (!adults.some(({ id }) => id === letter.recipient)) throw new Absent(`adult ${letter.recipient}`)
    const { recipient, subject, body } = letter
    const thread = await sendMessage(tx, { recipient, service, subject, body, by: ctx.actor })
    await trace(tx, { account, action: 'messages.begin', subject: `conversation/${thread}` })
    await answerFormKey(tx, { account, key: letter.key }, String(thread))
    return thread
  })
