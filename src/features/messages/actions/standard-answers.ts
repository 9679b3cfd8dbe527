import type { Described } from '#core/described.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { getService } from '#features/catalogue/index.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import { Absent } from '#platform/http/errors.ts'
import {
  getStandardAnswer,
  insertStandardAnswer,
  removeStandardAnswer,
  type StandardAnswer,
  updateStandardAnswer,
} from '../store/standard-answers.ts'
import { lockRepliesPolicy, type RepliesPolicy, setRepliesPolicy } from '../store/threads.ts'
import { type AgentCtx, reachOf } from './agent-thread.ts'

type Wish = Pick<StandardAnswer, 'service' | 'title' | 'body'>

/** ME-12 · An agent writes for the services that they see; for all of them when they see all. @throws Absent */
const checkReach = (ctx: AgentCtx, service: number | null): void => {
  const { services } = reachOf(ctx.actor)
  if (services !== null && (service === null || !services.includes(service))) throw new Absent('not their service')
}

const traced = (ctx: AgentCtx, action: string, id: number) => ({
  account: ctx.actor.account,
  action,
  subject: `reponse-type/${id}`,
})

const noted = ({ title }: Wish) => ({ theme: 'Réponses types', name: title })
const described = async (db: Db, { service, title, body }: Wish): Promise<Described> => ({
  Titre: title,
  Service: service === null ? 'Tous les services' : (await getService(db, service)).name,
  Texte: body,
})

/** @param id null: a new one. @throws Absent when it is another service's */
export const saveStandardAnswer = (ctx: AgentCtx, id: number | null, wish: Wish): Promise<void> => {
  checkReach(ctx, wish.service)
  return inTransaction(ctx, async (tx) => {
    const answer = { ...wish, by: ctx.actor.account }
    const after = await described(tx, wish)
    if (id === null) {
      const added = await insertStandardAnswer(tx, answer)
      await noteChange(tx, ctx.actor.account, noted(wish), null, after)
      return trace(tx, traced(ctx, 'messages.add-standard-answer', added))
    }
    await holdSettings(tx)
    const before = await getStandardAnswer(tx, id, reachOf(ctx.actor).services)
    checkReach(ctx, before.service)
    await updateStandardAnswer(tx, id, answer)
    await noteChange(tx, ctx.actor.account, noted(before), await described(tx, before), after)
    await trace(tx, traced(ctx, 'messages.change-standard-answer', id))
  })
}

export const dropStandardAnswer = (ctx: AgentCtx, id: number): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const before = await getStandardAnswer(tx, id, reachOf(ctx.actor).services)
    checkReach(ctx, before.service)
    if (await removeStandardAnswer(tx, id))
      await noteChange(tx, ctx.actor.account, noted(before), await described(tx, before), null)
    await trace(tx, traced(ctx, 'messages.delete-standard-answer', id))
  })

/** What is settled, as somebody reads it; posted with the form to know that it has not changed since. */
export const shownReplies = ({ isOpen, reason }: RepliesPolicy): string => (isOpen ? 'ouvertes' : `fermées\u00a0: ${reason}`)

/** ME-6 · Opens or closes the answers of families. */
export const decideReplies = (
  ctx: AgentCtx,
  policy: RepliesPolicy,
  seen: string,
): Promise<Result<null, 'messages.settings-changed'>> =>
  inTransaction(ctx, async (tx) => {
    const before = await lockRepliesPolicy(tx)
    if (shownReplies(policy) === shownReplies(before)) return ok(null)
    if (seen !== shownReplies(before)) return refuse('messages.settings-changed')
    await setRepliesPolicy(tx, policy)
    const said = (is: RepliesPolicy) => ({ 'Réponses des familles': shownReplies(is) })
    await noteChange(tx, ctx.actor.account, { theme: 'Messages', name: 'Messages' }, said(before), said(policy))
    await trace(tx, { account: ctx.actor.account, action: 'messages.configure', subject: 'ville' })
    return ok(null)
  })
