import { parisDay } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { getService } from '#features/catalogue/index.ts'
import { attachFiles, type SoundFile } from '#features/documents/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { takeFormKey } from '#platform/db/form-keys.ts'
import { isToken, newToken } from '#platform/db/tokens.ts'
import type { Ctx, TownCtx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { hit, type Limit } from '#platform/http/throttle.ts'
import { post } from '#platform/mail/mail.ts'
import { concerned } from '../concerned.ts'
import { answerWaits, confirmLetter, linkAgain, receivedLetter } from '../mails/visitor-letters.ts'
import type { Refusal } from '../refusals.ts'
import { addAttachment } from '../store/attachments.ts'
import { getRepliesPolicy, getThread, insertMessage, insertThread, keepRead, lockThread, type Thread } from '../store/threads.ts'
import {
  confirmVisitor,
  findByLink,
  findToConfirm,
  getVisitor,
  insertContact,
  keepDocument,
  lockToConfirm,
  type NewContact,
  renewLink,
  takeDocument,
  type Visitor,
} from '../store/visitors.ts'
import { checkAttached, joinFiles, readMessages, type ShownMessage } from './attachments.ts'

/** ME-23 · Wide for a kiosk or a school behind one address, narrow for one mailbox. */
export const CONTACTS: Limit = { limit: 30, windowSeconds: 3_600 }
export const LETTERS: Limit = { limit: 5, windowSeconds: 3_600 }
export const VISITOR_REPLIES: Limit = { limit: 20, windowSeconds: 3_600 }

/**
 * ME-20 · Keeps what somebody without an account wrote, and posts the letter that confirms their address. Until then no
 * service reads it. The same form sent twice is one contact. @throws TooMany
 */
export const keepContact = async (
  ctx: Ctx,
  contact: NewContact,
  files: readonly SoundFile[] = [],
): Promise<Result<null, Refusal>> => {
  await hit(ctx, `contacts from ${ctx.from.ip}`, CONTACTS)
  await hit(ctx, `contact letters to ${contact.email}`, LETTERS)
  return inTransaction(ctx, async (tx) => {
    const procedure = await concerned.get().contact(tx, contact.procedure)
    if (!procedure?.isOpen) return refuse('messages.contact-closed')
    await getService(tx, contact.service)
    const token = newToken()
    const id = await insertContact(tx, contact, token)
    if (id === null) return ok(null)
    if (files.length > 0) await keepDocument(tx, id, await attachFiles(tx, null, files))
    await post(tx, confirmLetter({ email: contact.email, town: ctx.town }, token))
    return ok(null)
  })
}

/** The contact that a link confirms, or confirmed. @throws Absent for a link that was never given, or is forgotten */
export const contactToConfirm = async (ctx: TownCtx, token: string | undefined): Promise<Visitor> => {
  const found = isToken(token) ? await findToConfirm(ctx.db, token) : null
  if (!found) throw new Absent('no such contact')
  return found
}

/** Whether that link may still confirm; at its very last instant it is over. */
export const isOver = (visitor: Visitor, now: Temporal.Instant): boolean =>
  visitor.confirmedAt === null && Temporal.Instant.compare(now, visitor.expiresAt) >= 0

/**
 * ME-21 · The address is right: the contact takes its number and reaches its service as a conversation; the
 * acknowledgement leaves with the link to it. Twice is once. @returns its number. @throws Absent
 */
export const confirmContact = (ctx: TownCtx, token: string): Promise<Result<number, Refusal>> =>
  inTransaction(ctx, async (tx) => {
    const visitor = await lockToConfirm(tx, token)
    if (!visitor) throw new Absent('no such contact')
    if (visitor.number !== null) return ok(visitor.number)
    if (isOver(visitor, ctx.now)) return refuse('messages.link-expired')
    const number = await confirmVisitor(tx, visitor.id)
    const thread = await insertThread(tx, {
      person: null,
      visitor: visitor.id,
      request: null,
      service: visitor.service,
      subject: visitor.subject,
    })
    const message = await insertMessage(tx, {
      thread,
      side: 'family',
      account: null,
      reader: null,
      signedBy: null,
      body: visitor.body,
    })
    const document = await takeDocument(tx, visitor.id)
    if (document !== null) await addAttachment(tx, message, document)
    const service = await getService(tx, visitor.service)
    const title = (await concerned.get().contact(tx, visitor.procedure))?.title ?? visitor.procedure
    const link = await renewLink(tx, visitor.id)
    await post(tx, receivedLetter(visitor, { number, title, receivedAt: ctx.now, service, token: link }))
    return ok(number)
  })

/** ME-22 · The town has written: the letter gives a new link, and the one before stops working. */
export const announceToVisitor = (tx: Tx, id: number, service: number): Promise<void> => mailLink(tx, id, service, answerWaits)

const mailLink = async (tx: Tx, id: number, service: number, letter: typeof answerWaits): Promise<void> => {
  const { name } = await getService(tx, service)
  const token = await renewLink(tx, id)
  const visitor = await getVisitor(tx, id)
  await post(tx, letter(visitor, { number: visitor.number!, service: name, token, until: parisDay(visitor.linkExpiresAt!) }))
}

export type VisitorThread = {
  readonly visitor: Visitor
  readonly thread: Thread
  readonly messages: readonly ShownMessage[]
  readonly isExpired: boolean
}

const isExpired = (visitor: Visitor, now: Temporal.Instant): boolean =>
  visitor.linkExpiresAt === null || Temporal.Instant.compare(now, visitor.linkExpiresAt) >= 0

/** ME-22 · The conversation that a link opens. An expired one shows nothing of it. @throws Absent for a forged or replaced link */
export const openByLink = async (ctx: Ctx, token: string | undefined): Promise<VisitorThread> => {
  const found = isToken(token) ? await findByLink(ctx.db, token) : null
  if (!found) throw new Absent('no such conversation')
  const thread = await getThread(ctx.db, found.thread)
  if (isExpired(found.visitor, ctx.now)) return { visitor: found.visitor, thread, messages: [], isExpired: true }
  const messages = await readMessages(ctx.db, thread.id)
  const isNew = messages.some(({ side, readAt }) => side === 'town' && readAt === null)
  if (isNew && !ctx.from.prefetch) await inTransaction(ctx, (tx) => keepRead(tx, thread.id, 'family'))
  return { visitor: found.visitor, thread, messages, isExpired: false }
}

/** ME-6, ME-22 · Answers the town by link. @throws Absent, TooMany */
export const replyByLink = async (
  ctx: Ctx,
  reply: { readonly token: string; readonly body: string; readonly key: string; readonly files?: readonly SoundFile[] },
): Promise<Result<null, Refusal>> => {
  const { visitor, thread: id } = await linked(ctx, reply.token)
  await hit(ctx, `replies of contact ${visitor}`, VISITOR_REPLIES)
  return inTransaction(ctx, async (tx) => {
    await lockThread(tx, id)
    const thread = await getThread(tx, id)
    // No account is number 0: the contact's own number keeps its forms apart from everybody's.
    if ((await takeFormKey(tx, { account: 0, key: `${visitor}/${reply.key}` })) !== null) return ok(null)
    if (!(await getRepliesPolicy(tx)).isOpen) return refuse('messages.replies-closed')
    if (thread.closedAt !== null) return refuse('messages.thread-closed')
    const message = await insertMessage(tx, {
      thread: id,
      side: 'family',
      account: null,
      reader: null,
      signedBy: null,
      body: reply.body,
    })
    await joinFiles(tx, message, null, reply.files ?? [])
    return ok(null)
  })
}

/** ME-17, ME-22 · Before what is joined to a conversation is shown by link. @throws Absent, for an expired link too */
export const openAttachmentByLink = async (ctx: TownCtx, token: string | undefined, document: number): Promise<void> =>
  checkAttached(ctx.db, (await linked(ctx, token ?? '')).thread, document)

const linked = async (ctx: TownCtx, token: string): Promise<{ visitor: number; thread: number }> => {
  const found = isToken(token) ? await findByLink(ctx.db, token) : null
  if (!found || isExpired(found.visitor, ctx.now)) throw new Absent('no such conversation')
  return { visitor: found.visitor.id, thread: found.thread }
}

/**
 * ME-22 · An expired link asks for another, to the address that was confirmed and no other. @returns false when this one
 * still works. @throws Absent, TooMany
 */
export const sendNewLink = async (ctx: Ctx, token: string): Promise<boolean> => {
  const found = isToken(token) ? await findByLink(ctx.db, token) : null
  if (!found) throw new Absent('no such conversation')
  if (!isExpired(found.visitor, ctx.now)) return false
  await hit(ctx, `contact letters to ${found.visitor.email}`, LETTERS)
  await inTransaction(ctx, async (tx) => {
    const thread = await getThread(tx, found.thread)
    await mailLink(tx, found.visitor.id, thread.service, linkAgain)
  })
  return true
}
