import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import multipart from '@fastify/multipart'
import statics from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Logger } from 'pino'
import { keepForm } from '#features/accounts/actions/keep-form.ts'
import { factorKeys } from '#features/accounts/keys.ts'
import { endSession } from '#features/accounts/store/sessions.ts'
import { captchaKeys } from '#features/captcha/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Towns } from '#platform/db/towns.ts'
import { openVaults, vaults } from '#platform/files/vault.ts'
import { show } from '#platform/http/answers.ts'
import { SignIn } from '#platform/http/errors.ts'
import { type Edge, serveEndpoints, servePages } from '#platform/http/serve.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Keys } from '#platform/keys.ts'
import { publicFolder, readAssets } from './assets.ts'
import { ctxKnownFor, makeCtxOf, townLastSeen } from './context.ts'
import { bareErrorHtml, ErrorPage } from './error-pages.tsx'
import { faultOf, sendToGate } from './errors.ts'
import { features } from './features.ts'
import { serveHealth } from './health.ts'
import { favicon, iconSprite } from './icons.ts'
import { townPicture } from './picture.ts'
import { servePublicFiles } from './public-files.ts'
import { makeRender } from './render.tsx'
import { mayDo } from './roles.ts'
import { endpointsOf, pagesOf } from './switches.ts'
import { themeCss, themeSample } from './theme.ts'
import { wire } from './wire.ts'

/** What Helmet says is the same in every answer: asked once, of an application of its own. */
const helmetHeaders = async (options: FastifyHelmetOptions): Promise<Record<string, string>> => {
  const asked = Fastify()
  await asked.register(helmet, options)
  asked.get('/', (_request, reply) => reply.getHeaders())
  const answer = await asked.inject('/')
  await asked.close()
  return answer.json()
}

export type AppParts = {
  readonly config: Pick<Config, 'mode' | 'baseUrl' | 'dataDir' | 'trustProxy' | 'smtpUrl' | 'mailFrom' | 'payfip' | 'clamdUrl'>
  readonly keys: Keys
  readonly towns: Towns
  readonly jobs: Jobs
  readonly clock: Clock
  readonly log: Logger
}

const ONE_YEAR = 31_536_000

/** `payAt`: where a form may lead, beside here: the platform where one pays. */
const policy = (secure: boolean, payAt: readonly string[]) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    mediaSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'", ...payAt],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    ...(secure ? { upgradeInsecureRequests: [] } : {}),
  },
})

/** For an address that cannot even be read: it is answered before the hooks that dress the others. */
const UNREAD = {
  'content-security-policy':
    "default-src 'none';style-src 'self';script-src 'self';img-src 'self';base-uri 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/** What cannot be read as HTTP (a broken request line, headers too large) is answered on the socket, then hung up on. */
const answerUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const body = bareErrorHtml({ status: 400, reference: '-' }, undefined)
  const headers = Object.entries({
    ...UNREAD,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  })
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** The ordered life of a request, from the socket to the answer. */
export const buildApp = async (parts: AppParts): Promise<FastifyInstance> => {
  const { config, keys, towns, jobs, clock, log } = parts
  const secure = config.baseUrl.startsWith('https:')
  const demo = config.mode === 'demo'
  const assets = readAssets()
  wire({ config, towns, jobs })
  captchaKeys.plug(keys)
  factorKeys.plug(keys)
  vaults.plug(openVaults(config.dataDir, keys))

  const app = Fastify({
    loggerInstance: log as never,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy as never,
    genReqId: () => randomUUID().slice(-12),
    bodyLimit: 1_048_576,
    // Ten megabytes from a telephone in the countryside take minutes; headers still have one.
    requestTimeout: 300_000,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      reply.headers(UNREAD)
      void fail(error, request as FastifyRequest, reply as unknown as FastifyReply)
    },
    clientErrorHandler: answerUnreadable,
  }) as unknown as FastifyInstance

  const edge: Edge = {
    keys,
    secure,
    demo,
    ctxOf: makeCtxOf({ towns, jobs, clock, mode: config.mode, secure, keys }),
    mayDo,
    render: makeRender(assets),
    origins: (request) => (demo ? [config.baseUrl, `${request.protocol}://${request.host}`] : [config.baseUrl]),
    refused: (ctx, account, path) => inTransaction(ctx, (tx) => trace(tx, { account, action: 'access.refused', subject: path })),
    endSession: (ctx, token) => inTransaction(ctx, (tx) => endSession(tx, token)),
    keepForm,
  }

  // 1. An error becomes a page in the town's clothes, or a bare one when the town cannot be read.
  const fail = async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof SignIn) return sendToGate(error, request, reply)
    const { status, isOurs, retryAfter } = faultOf(error)
    if (isOurs) request.log.error({ err: error, reference: request.id }, 'request failed')
    if (retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(retryAfter)))
    reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8')
    const props = { status, reference: request.id, retryAfter }
    try {
      const ctx = ctxKnownFor(request) ?? (await edge.ctxOf(request))
      return reply.send(await edge.render(ctx, show(ErrorPage, props) as never, null, ''))
    } catch {
      return reply.send(bareErrorHtml({ ...props, town: townLastSeen(towns, request) }, assets['portal.css']))
    }
  }
  app.setErrorHandler(fail)

  // 2. While closing, keep-alive clients are told to leave, so that the stop does not wait for them.
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close')
    done()
  })

  // 3. One line per request: route pattern (an address may hold a number or a token), status, time. Never who.
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '-',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
    done()
  })

  // 4. In production nothing is said over plain http, health apart.
  app.addHook('onRequest', (request, reply, done) => {
    if (demo || request.protocol === 'https' || request.url.startsWith('/sante')) return done()
    reply
      .code(403)
      .type('text/plain; charset=utf-8')
      .send(
        'Ce site ne se visite qu’en https. Vérifiez l’adresse ; si vous l’administrez, vérifiez TRUST_PROXY et le mandataire.',
      )
  })

  const safe = await helmetHeaders({
    contentSecurityPolicy: policy(secure, config.payfip ? [new URL(config.payfip.paymentUrl).origin] : []),
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: ONE_YEAR, includeSubDomains: true } : false,
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(safe)
    done()
  })
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await app.register(cookie)
  // Forms are all that the site reads: JSON and plain text are refused before any page sees them.
  app.removeAllContentTypeParsers()
  await app.register(formbody)
  // Read by the pages that take files, never before they have said who may post.
  await app.register(multipart)

  // 5. What never changes under its name.
  await app.register(statics, {
    root: publicFolder,
    prefix: '/statique/',
    index: false,
    maxAge: ONE_YEAR * 1000,
    immutable: true,
    cacheControl: true,
    allowedPath: (path) => !path.endsWith('manifest.json'),
  })
  app.get('/icones.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(iconSprite),
  )
  app.get('/liane.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(townPicture),
  )
  app.get('/favicon.svg', async (request, reply) => {
    const ctx = await edge.ctxOf(request)
    return reply.type('image/svg+xml').header('cache-control', 'public, max-age=3600').send(favicon(ctx.town.brandColor))
  })
  app.get<{ Params: { color: string } }>('/theme/:color(^[0-9a-f]{6}$).css', (request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', `public, max-age=${ONE_YEAR}, immutable`)
      .send(themeCss(request.params.color)),
  )
  app.get<{ Params: { color: string; mode: 'clair' | 'sombre' } }>(
    '/theme/:color(^[0-9a-f]{6}$)-:mode(^clair|sombre$).svg',
    (request, reply) =>
      reply
        .type('image/svg+xml')
        .header('cache-control', `public, max-age=${ONE_YEAR}, immutable`)
        .send(themeSample(request.params.color, request.params.mode)),
  )
  servePublicFiles(app, edge.ctxOf)
  serveHealth(app, { towns, jobs })

  // 6. Pages and machines' doors, from the features' lists.
  app.setNotFoundHandler(async (request, reply) =>
    fail(Object.assign(new Error('no such page'), { statusCode: 404 }), request, reply),
  )
  servePages(app, edge, features.flatMap(pagesOf))
  serveEndpoints(app, edge, features.flatMap(endpointsOf))
  return app
}
