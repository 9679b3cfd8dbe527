import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Body } from '../../core/body.ts'
import { parisDay } from '../../core/days.ts'
import { keep } from '../db/settled.ts'
import { withoutRow } from '../files/stored-files.ts'
import { vaults } from '../files/vault.ts'
import type { Keys } from '../keys.ts'
import type { Actor } from './actor.ts'
import type { Answer, Flash, SessionChange } from './answers.ts'
import { cookieNames, cookieOptions, readFlash, writeFlash, writeKept } from './cookies.ts'
import type { Ctx } from './ctx.ts'
import { Forbidden, SignIn } from './errors.ts'
import { isSameOrigin } from './origin.ts'

import type { Endpoint, EndpointAnswer, Input, Page } from './page.ts'
import { announcesTooMuch, type Received, receive, receiveTexts } from './receive.ts'

/** What the edge is given by `app/`: who asks, what they may do, how a view becomes HTML, in bytes. */
export type Edge = {
  readonly keys: Keys
  /** BASE_URL is https. */
  readonly secure: boolean
  readonly demo: boolean
  readonly ctxOf: (request: FastifyRequest) => Promise<Ctx>
  readonly mayDo: (actor: Actor, permission: string) => boolean
  readonly render: (ctx: Ctx, shown: Extract<Answer, { kind: 'show' }>, flash: Flash | null, path: string) => Promise<Buffer>
  /** The origins whose forms are accepted for this request. */
  readonly origins: (request: FastifyRequest) => readonly string[]
  /** Traces what was refused to somebody signed in, by its address. */
  readonly refused: (ctx: Ctx, account: number, path: string) => Promise<void>
  readonly endSession: (ctx: Ctx, token: string) => Promise<void>
  /** Keeps what somebody who is no longer signed in has posted. Null when it cannot be kept. */
  readonly keepForm: (ctx: Ctx, form: PostedForm) => Promise<{ readonly key: string; readonly resume: string } | null>
}

/** A form posted by somebody whose session has ended. `token`: of that session, if the browser still has it. */
export type PostedForm = {
  readonly audience: 'citizen' | 'agent'
  readonly url: string
  readonly body: Body
  readonly token: string | undefined
}
/** How long the browser keeps the key of a kept form. */
const KEPT_SECONDS = 30 * 60

const inputOf = (request: FastifyRequest): Input => {
  const input: Record<string, string | undefined> = Object.create(null)
  for (const source of [request.query, request.params] as Record<string, unknown>[]) {
    for (const [name, value] of Object.entries(source ?? {})) {
      const last = Array.isArray(value) ? value.at(-1) : value
      if (typeof last === 'string') input[name] = last
    }
  }
  return input
}

const bodyOf = (request: FastifyRequest): Body => {
  const body: Record<string, readonly string[]> = Object.create(null)
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
    body[name] = (Array.isArray(value) ? value : [value]).map(String)
  }
  return body
}

/** A form with files: what it is refused with is not a fault of ours. */
const readMultipart = async <R>(request: FastifyRequest, reply: FastifyReply, read: () => Promise<R>): Promise<R> => {
  const refused = (statusCode: number, code = 'LIANE_MULTIPART') => {
    reply.header('connection', 'close')
    return Object.assign(new Error('not a form that can be read'), { statusCode, code })
  }
  if (announcesTooMuch(request)) throw refused(413, 'FST_ERR_CTP_BODY_TOO_LARGE')
  try {
    return await read()
  } catch (error) {
    const { code = '' } = error as { code?: string }
    // The disk or the vault failed: that is ours. The rest is a connection cut, or not a form.
    if (/^E[A-Z]+$/.test(code) && code !== 'ECONNRESET') throw error
    throw refused(400)
  }
}

const withFiles = async (
  request: FastifyRequest,
  reply: FastifyReply,
  ctx: Ctx,
  work: (received: Received) => Promise<Answer>,
): Promise<Answer> => {
  const vault = vaults.get()(ctx.town.slug)
  const received = await readMultipart(request, reply, () => receive(request, vault))
  try {
    return await work(received)
  } finally {
    const kept = received.files.flatMap((file) => (file.ok ? [file.stored.id] : []))
    await vault.remove(await withoutRow(ctx.db, kept).catch(() => []))
  }
}

/** Who may not open somebody's page is traced: its address names whose by a number. */
const guard = async (edge: Edge, page: Page, ctx: Ctx, request: FastifyRequest): Promise<void> => {
  const { actor } = ctx
  if (page.for === 'everyone') return
  if (actor.kind === 'visitor') throw new SignIn(page.for)
  if (actor.kind === page.for && edge.mayDo(actor, page.allow!)) return
  if (page.url.includes(':')) await edge.refused(ctx, actor.account, request.url.split('?')[0]!)
  throw new Forbidden(`${actor.kind} may not ${page.allow}`)
}

const checkOrigin = (edge: Edge, request: FastifyRequest): void => {
  const { origin, 'sec-fetch-site': fetchSite } = request.headers as { origin?: string; 'sec-fetch-site'?: string }
  if (!isSameOrigin({ origin, fetchSite }, edge.origins(request))) throw new Forbidden('posted from another site')
}

/** The session ended while a form was being filled in: what was typed waits until they have signed in again. */
const keepPosted = async (
  edge: Edge,
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
  ended: SignIn,
): Promise<SignIn> => {
  if (page.for === 'everyone') return ended
  const names = cookieNames(edge.secure)
  // Files are not kept, whose place is not yet known to be deserved; what was typed beside them is.
  const readTyped = page.takesFiles === 'text' ? () => receiveTexts(request) : async () => (await receive(request, null)).body
  const body = request.isMultipart() ? await readMultipart(request, reply, readTyped) : bodyOf(request)
  const form = { audience: page.for, url: request.url, body, token: request.cookies[names.session] }
  const kept = await edge.keepForm(await edge.ctxOf(request), form)
  if (!kept) return ended
  reply.setCookie(names.kept, writeKept(edge.keys, kept.key), { ...cookieOptions(edge.secure), maxAge: KEPT_SECONDS })
  return new SignIn(page.for, kept.resume)
}

const applySession = async (
  edge: Edge,
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  change: SessionChange,
): Promise<void> => {
  const { session } = cookieNames(edge.secure)
  const present = request.cookies[session]
  if (present) await edge.endSession(ctx, present)
  if (change === 'end') {
    reply.clearCookie(session, cookieOptions(edge.secure))
    reply.header('clear-site-data', '"cache", "storage"')
  } else {
    reply.setCookie(session, change.start, cookieOptions(edge.secure))
  }
}

/** The first bytes are read before anything is answered: what cannot be read is an error page, not half a file. */
const respondStream = async (reply: FastifyReply, answer: Extract<Answer, { kind: 'stream' }>): Promise<FastifyReply> => {
  const bytes = answer.bytes[Symbol.asyncIterator]()
  const first = await bytes.next().catch((error: Error) => {
    throw new Error(`a stored file cannot be read: ${error.message}`)
  })
  async function* all() {
    for (let next = first; !next.done; next = await bytes.next()) yield next.value
  }
  reply.header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  reply.header('x-content-type-options', 'nosniff')
  reply.header('cross-origin-resource-policy', 'same-origin')
  reply.header('x-robots-tag', 'noindex')
  if (answer.name !== null)
    reply.header(
      'content-disposition',
      `attachment; filename="${answer.name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(answer.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
    )
  return reply.type(answer.type).send(Readable.from(all()))
}

const respond = async (
  edge: Edge,
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): Promise<FastifyReply> => {
  const { flash: flashName } = cookieNames(edge.secure)
  if (answer.kind === 'go') {
    if (answer.session) await applySession(edge, ctx, request, reply, answer.session)
    if (answer.flash)
      reply.setCookie(flashName, writeFlash(edge.keys, answer.flash), { ...cookieOptions(edge.secure), maxAge: 60 })
    return reply.redirect(answer.url, 303)
  }
  if (answer.kind === 'file') {
    const safe = answer.name.replace(/[^\w.-]+/g, '_')
    reply.header(
      'content-disposition',
      `${answer.inline ? 'inline' : 'attachment'}; filename="${safe}"; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
    )
    return reply.type(answer.type).send(answer.bytes)
  }
  if (answer.kind === 'stream') return respondStream(reply, answer)
  const flash = readFlash(edge.keys, request.cookies[flashName])
  if (request.cookies[flashName] !== undefined) reply.clearCookie(flashName, cookieOptions(edge.secure))
  const html = await edge.render(ctx, answer, flash, request.url.split('?')[0]!)
  return reply.code(answer.status).type('text/html; charset=utf-8').send(html)
}

type Steady = { readonly bytes: Buffer; readonly tag: string }

/** A page as every visitor is shown it, rendered once. Null when this request is not such a visitor's, or the page shows no page. */
const steadyPage = async (
  edge: Edge,
  page: Page,
  ctx: Ctx,
  request: FastifyRequest,
  handle: (ctx: Ctx, input: Input) => Promise<Answer> | Answer,
): Promise<Steady | null> => {
  const hasFlash = request.cookies[cookieNames(edge.secure).flash] !== undefined
  if (!page.steady || ctx.actor.kind !== 'visitor' || hasFlash || request.url.includes('?')) return null
  return keep(ctx.db, edge, `${request.url} ${parisDay(ctx.now)}`, async () => {
    const answer = await handle(ctx, inputOf(request))
    if (answer.kind !== 'show' || answer.status !== 200) return null
    const bytes = await edge.render(ctx, answer, null, request.url)
    return { bytes, tag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"` }
  })
}

/** Tags are compared weakly (RFC 9110 §8.8.3.2): what compression changes on the way is the same page. */
const opaque = (tag: string): string => tag.replace(/^W\//, '')

/** Who asks has it already (RFC 9110 §13): the tag decides when one is sent, else the date, to the second. */
const isKnown = (request: FastifyRequest, { etag, modified }: Pick<EndpointAnswer, 'etag' | 'modified'>): boolean => {
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers
  if (tags !== undefined) {
    const known = tags.split(',').map((tag) => opaque(tag.trim()))
    return etag !== undefined && (known.includes(opaque(etag)) || known.includes('*'))
  }
  if (since === undefined || !modified) return false
  return Math.floor(modified.epochMilliseconds / 1000) <= Math.floor(Date.parse(since) / 1000)
}

/**
 * Pages that belong to somebody are never kept by a cache, nor what was just typed, nor a page whose address is a secret
 * (a sign-up, a link received by mail); public ones are asked again each time.
 */
const cacheHeader = (page: Page, actor: Actor, method: string): string =>
  page.for === 'everyone' && actor.kind === 'visitor' && method === 'GET' && !page.url.includes(':') ? 'no-cache' : 'no-store'

/** Registers the pages: access, origin of posts, context, handler, answer. */
export const servePages = (app: FastifyInstance, edge: Edge, pages: readonly Page[]): void => {
  for (const page of pages) {
    if (page.demoOnly && !edge.demo) continue
    const run = async (
      request: FastifyRequest,
      reply: FastifyReply,
      handle: (ctx: Ctx, input: Input) => Promise<Answer> | Answer,
    ) => {
      const ctx = await edge.ctxOf(request)
      reply.header('cache-control', cacheHeader(page, ctx.actor, request.method))
      await guard(edge, page, ctx, request)
      const steady = request.method === 'GET' ? await steadyPage(edge, page, ctx, request, handle) : null
      if (steady) {
        reply.header('etag', steady.tag)
        if (isKnown(request, { etag: steady.tag })) return reply.code(304).send()
        return reply.type('text/html; charset=utf-8').send(steady.bytes)
      }
      return respond(edge, ctx, request, reply, await handle(ctx, inputOf(request)))
    }
    const { get, post } = page
    if (get) app.get(page.url, (request, reply) => run(request, reply, get))
    if (post) {
      app.post(page.url, async (request, reply) => {
        checkOrigin(edge, request)
        try {
          if (!request.isMultipart()) return await run(request, reply, (ctx, input) => post(ctx, input, bodyOf(request), []))
          if (!page.takesFiles) throw Object.assign(new Error('this page takes no files'), { statusCode: 415 })
          if (page.takesFiles === 'text')
            return await run(request, reply, async (ctx, input) =>
              post(ctx, input, await readMultipart(request, reply, () => receiveTexts(request))),
            )
          return await run(request, reply, (ctx, input) =>
            withFiles(request, reply, ctx, async ({ body, files }) => post(ctx, input, body, files)),
          )
        } catch (error) {
          throw error instanceof SignIn ? await keepPosted(edge, page, request, reply, error) : error
        }
      })
    }
  }
}

/** Registers the machines' doors: no session, no Origin check, their own proof. */
export const serveEndpoints = (app: FastifyInstance, edge: Edge, endpoints: readonly Endpoint[]): void => {
  for (const endpoint of endpoints) {
    if (endpoint.demoOnly && !edge.demo) continue
    app.route({
      method: [...endpoint.methods],
      url: endpoint.url,
      handler: async (request, reply) => {
        const answer = await endpoint.handle(await edge.ctxOf(request), inputOf(request), bodyOf(request))
        if (answer.location !== undefined) reply.header('location', answer.location)
        if (answer.etag !== undefined) reply.header('etag', answer.etag)
        if (answer.modified) reply.header('last-modified', new Date(answer.modified.epochMilliseconds).toUTCString())
        if (isKnown(request, answer))
          return reply
            .code(304)
            .header('cache-control', answer.cache ?? 'no-store')
            .send()
        return reply
          .code(answer.status)
          .type(answer.type)
          .header('cache-control', answer.cache ?? 'no-store')
          .send(answer.body)
      },
    })
  }
}
