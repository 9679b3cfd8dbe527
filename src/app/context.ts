import type { FastifyRequest } from 'fastify'
import { findActor, touchSession } from '#features/accounts/store/sessions.ts'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/db/database.ts'
import { isToken } from '#platform/db/tokens.ts'
import type { Towns } from '#platform/db/towns.ts'
import { browserOf } from '#platform/http/browser.ts'
import { cookieNames, readKept } from '#platform/http/cookies.ts'
import { type Ctx, type TownIdentity, waitingOf } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Keys } from '#platform/keys.ts'
import { counters } from './features.ts'

/** The schema exists but nobody has set the town up: shown as 503. */
export class TownNotReady extends Error {
  override name = 'TownNotReady'
}

const known = new WeakMap<FastifyRequest, Ctx>()

/** Towns as they were last read, by slug: what an error page says while the database is away. */
const lastSeen = new WeakMap<Towns, Map<string, TownIdentity>>()

const noteSeen = (towns: Towns, town: TownIdentity): void => {
  const seen = lastSeen.get(towns) ?? new Map<string, TownIdentity>()
  lastSeen.set(towns, seen.set(town.slug, town))
}

/** The town that this request is for, as it was last read; undefined when it was not since the start. */
export const townLastSeen = (towns: Towns, request: FastifyRequest): TownIdentity | undefined => {
  const slug = towns.byHost(request.hostname.toLowerCase())?.slug
  return slug === undefined ? undefined : lastSeen.get(towns)?.get(slug)
}

/** The context already built for this request, for error pages. */
export const ctxKnownFor = (request: FastifyRequest): Ctx | undefined => known.get(request)

/** Builds a request's context: town from the host, town settings and session in one query. */
export const makeCtxOf =
  (parts: { towns: Towns; jobs: Jobs; clock: Clock; mode: Ctx['mode']; secure: boolean; keys: Keys }) =>
  async (request: FastifyRequest): Promise<Ctx> => {
    const before = known.get(request)
    if (before) return before
    const town = parts.towns.byHost(request.hostname.toLowerCase())
    if (!town) throw new Absent('no town claims this host')
    const now = parts.clock()
    const names = cookieNames(parts.secure)
    const cookie = request.cookies[names.session]
    const token = isToken(cookie) ? cookie : null
    const found = await findActor(town.db, token, now, counters)
    if (!found) throw new TownNotReady(town.slug)
    const ctx: Ctx = {
      town: { ...found.town, slug: town.slug, baseUrl: town.baseUrl },
      db: town.db,
      now,
      jobs: parts.jobs.sender,
      mode: parts.mode,
      actor: found.actor,
      waiting: waitingOf(found.waiting),
      from: {
        ip: request.ip,
        prefetch: /prefetch/.test(String(request.headers['sec-purpose'] ?? '')),
        browser: browserOf(request.headers['user-agent']),
        token,
        session: found.session,
        kept: readKept(parts.keys, request.cookies[names.kept]),
      },
    }
    if (found.stale && token) await inTransaction(ctx, (tx) => touchSession(tx, token))
    known.set(request, ctx)
    noteSeen(parts.towns, ctx.town)
    return ctx
  }
