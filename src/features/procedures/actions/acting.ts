import { trace } from '#platform/db/audit.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import type { Citizen } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { type Adult, getAdult } from '../store/adults.ts'
import { getEntry } from '../store/requests.ts'
import type { AgentCtx } from './process-gesture.ts'

/**
 * Whose request it is: an adult signed in (a page's ctx, or the demo's for its families), or the adult for whom an agent
 * fills it at the counter (`counter`: that agent's account).
 */
export type CitizenCtx = TownCtx & { readonly actor: Citizen; readonly counter?: number }

/** PR-55 · The agent's ctx, as the adult's: what is offered and kept is the family's, what is signed is the agent's. */
export const actingFor = <C extends AgentCtx>(
  ctx: C,
  adult: Adult,
): Omit<C, 'actor'> & TownCtx & { actor: Citizen; counter: number } => {
  const { account, person, household, name } = adult
  return { ...ctx, counter: ctx.actor.account, actor: { kind: 'citizen', account, person, household, name } }
}

/** PR-55 · The draft that this agent entered for a family, as its author. @throws Absent for any other request */
export const openEntry = async <C extends AgentCtx>(ctx: C, number: number) => {
  const entry = await getEntry(ctx.db, number, ctx.actor.account)
  return { acting: actingFor(ctx, await getAdult(ctx.db, entry.author)), isDraft: entry.isDraft }
}

/** PR-13 · Traces that an agent read the draft of a family, with what is offered to that family. */
export const traceReading = (ctx: AgentCtx, number: number): Promise<void> =>
  inTransaction(ctx, (tx) => trace(tx, { account: ctx.actor.account, action: 'requests.read', subject: `demande/${number}` }))

/** Under whose name what is done is written: the agent's at the counter. */
export const signerOf = (ctx: CitizenCtx): number => ctx.counter ?? ctx.actor.account

/** PR-13 · What an agent does for a family is traced; what a family does itself is not. */
export const traceEntry = async (tx: Tx, ctx: CitizenCtx, action: string, number: number): Promise<void> => {
  if (ctx.counter !== undefined) await trace(tx, { account: ctx.counter, action, subject: `demande/${number}` })
}
