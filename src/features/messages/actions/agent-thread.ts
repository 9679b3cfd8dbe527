import { ok, type Result, refuse } from '#core/result.ts'
import { listAgents } from '#features/accounts/index.ts'
import { getService } from '#features/catalogue/index.ts'
import type { SoundFile } from '#features/documents/index.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction, type Tx } from '#platform/db/database.ts'
import { takeFormKey } from '#platform/db/form-keys.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { concerned } from '../concerned.ts'
import { permissions } from '../permissions.ts'
import type { Refusal } from '../refusals.ts'
import type { Reach } from '../store/inbox.ts'
import {
  changeThread,
  getThread,
  insertMessage,
  insertNote,
  keepRead,
  listNotes,
  lockThread,
  type Note,
  type Thread,
} from '../store/threads.ts'
import { checkAttached, joinFiles, readMessages, type ShownMessage } from './attachments.ts'
import { announce, signatureOf } from './send-message.ts'
import { announceToVisitor } from './visitor-contact.ts'

export type AgentCtx = TownCtx & { readonly actor: Agent }
type Done = Result<null, Refusal>

/** ME-9 · How far this agent sees: their own service, or all of them when their roles say so. */
export const reachOf = (agent: Agent): Reach => ({
  agent: agent.account,
  services: mayDo.get()(agent, permissions.everyService) ? null : [agent.service],
})

const isWithin = (reach: Reach, service: number): boolean => reach.services === null || reach.services.includes(service)

const subjectOf = (thread: number): string => `conversation/${thread}`

/** ME-9 · A conversation within that agent's reach; another service's is absent, and the attempt traced. @throws Absent */
const within = async (ctx: AgentCtx, id: number): Promise<Thread> => {
  const thread = await getThread(ctx.db, id)
  if (isWithin(reachOf(ctx.actor), thread.service)) return thread
  await inTransaction(ctx, (tx) => trace(tx, { account: ctx.actor.account, action: 'messages.denied', subject: subjectOf(id) }))
  throw new Absent(`thread ${id} is another service's`)
}

export type AgentThread = {
  readonly thread: Thread
  readonly messages: readonly ShownMessage[]
  readonly notes: readonly Note[]
}

/** ME-9 · Opens a conversation: traced, and what the family wrote is read, unless the browser only prefetches. @throws Absent */
export const openAsAgent = async (ctx: Ctx<Agent>, id: number): Promise<AgentThread> => {
  const thread = await within(ctx, id)
  const messages = await readMessages(ctx.db, id)
  await inTransaction(ctx, async (tx) => {
    await trace(tx, { account: ctx.actor.account, action: 'messages.read', subject: subjectOf(id) })
    if (!ctx.from.prefetch) await keepRead(tx, id, 'town')
  })
  return { thread, messages, notes: await listNotes(ctx.db, id) }
}

/** ME-9, ME-17 · Before what is joined to a conversation is shown to an agent: each reading is traced. @throws Absent */
export const openAttachmentAsAgent = async (ctx: Ctx<Agent>, id: number, document: number): Promise<void> => {
  await within(ctx, id)
  await checkAttached(ctx.db, id, document)
  await inTransaction(ctx, (tx) =>
    trace(tx, { account: ctx.actor.account, action: 'messages.read-file', subject: `${subjectOf(id)}/${document}` }),
  )
}

/** One agent's gesture on one conversation: locked, done, traced. @throws Absent */
const gesture = async (
  ctx: AgentCtx,
  id: number,
  action: string,
  work: (tx: Tx, thread: Thread) => Promise<Done>,
): Promise<Done> => {
  await within(ctx, id)
  return inTransaction(ctx, async (tx) => {
    await lockThread(tx, id)
    const done = await work(tx, await getThread(tx, id))
    if (done.ok) await trace(tx, { account: ctx.actor.account, action, subject: subjectOf(id) })
    return done
  })
}

/**
 * ME-13 · Writes to the family: the wait ends, the conversation is open again if it was closed, and followed by this agent
 * if nobody did. `close`: and nothing more is expected. The same form sent twice writes once.
 */
export const replyAsTown = (
  ctx: AgentCtx,
  reply: {
    readonly thread: number
    readonly body: string
    readonly key: string
    readonly close: boolean
    readonly files?: readonly SoundFile[]
  },
): Promise<Done> =>
  gesture(ctx, reply.thread, 'messages.answer', async (tx, thread) => {
    if ((await takeFormKey(tx, { account: ctx.actor.account, key: reply.key })) !== null) return ok(null)
    const message = await insertMessage(tx, {
      thread: thread.id,
      side: 'town',
      account: ctx.actor.account,
      reader: thread.person,
      signedBy: signatureOf(ctx.actor),
      body: reply.body,
    })
    await joinFiles(tx, message, ctx.actor.account, reply.files ?? [])
    await changeThread(tx, thread.id, {
      assigned_to: thread.assignedTo ?? ctx.actor.account,
      closed_at: reply.close ? ctx.now : null,
      closed_by: reply.close ? ctx.actor.account : null,
    })
    if (thread.request !== null) await concerned.get().answered(tx, { request: thread.request, account: ctx.actor.account })
    if (thread.person !== null) await announce(tx, { thread: thread.id, person: thread.person, service: thread.service })
    if (thread.visitor !== null) await announceToVisitor(tx, thread.visitor, thread.service)
    return ok(null)
  })

/** ME-14 · Leaves a note for colleagues: no family ever reads it. */
export const addNote = (ctx: AgentCtx, note: { thread: number; body: string; key: string }): Promise<Done> =>
  gesture(ctx, note.thread, 'messages.note', async (tx, thread) => {
    if ((await takeFormKey(tx, { account: ctx.actor.account, key: note.key })) !== null) return ok(null)
    await insertNote(tx, { thread: thread.id, account: ctx.actor.account, body: note.body })
    return ok(null)
  })

/** Agents who may follow the conversations of a service: those who answer, there or everywhere. */
export const listFollowers = async (
  db: Db,
  service: { readonly name: string },
): Promise<{ readonly account: number; readonly name: string }[]> => {
  const may = mayDo.get()
  return (await listAgents(db)).flatMap((agent) => {
    const actor = {
      kind: 'agent',
      account: agent.account,
      name: agent,
      quality: agent.quality,
      service: 0,
      roles: agent.roles,
    } as const
    const follows =
      agent.suspendedAt === null &&
      may(actor, permissions.answer) &&
      (agent.serviceName === service.name || may(actor, permissions.everyService))
    return follows ? [{ account: agent.account, name: `${agent.firstName} ${agent.lastName}` }] : []
  })
}

/** ME-15 · Says who follows a conversation; null: nobody. */
export const assignThread = (ctx: AgentCtx, id: number, account: number | null): Promise<Done> =>
  gesture(ctx, id, 'messages.assign', async (tx, thread) => {
    const followers = await listFollowers(tx, await getService(tx, thread.service))
    if (account !== null && !followers.some((follower) => follower.account === account)) return refuse('messages.no-such-agent')
    await changeThread(tx, id, { assigned_to: account })
    return ok(null)
  })

/** ME-15 · Gives a conversation to another service, which alone sees it from then on. @throws Absent for an unknown service */
export const forwardThread = (ctx: AgentCtx, id: number, service: number): Promise<Done> =>
  gesture(ctx, id, 'messages.forward', async (tx, thread) => {
    await getService(tx, service)
    if (service !== thread.service) await changeThread(tx, id, { service_id: service, assigned_to: null })
    return ok(null)
  })

/** ME-16 · Closes a conversation: the family cannot answer in it any more. */
export const closeThread = (ctx: AgentCtx, id: number): Promise<Done> =>
  gesture(ctx, id, 'messages.close', async (tx, thread) => {
    if (thread.closedAt === null)
      await changeThread(tx, id, { closed_at: ctx.now, closed_by: ctx.actor.account, waiting_since: null })
    return ok(null)
  })

export const reopenThread = (ctx: AgentCtx, id: number): Promise<Done> =>
  gesture(ctx, id, 'messages.reopen', async (tx) => {
    await changeThread(tx, id, { closed_at: null, closed_by: null })
    return ok(null)
  })
