import type { FastifyReply, FastifyRequest } from 'fastify'
import { Absent, Forbidden, type SignIn, TooMany } from '#platform/http/errors.ts'
import { TownNotReady } from './context.ts'

export type Fault = {
  readonly status: number /** An operator must look. */
  readonly isOurs: boolean
  readonly retryAfter?: number
}

/** Database answers that mean «not now»: connection faults, shutdown, too many clients, disk or memory full (SQLSTATE classes 08, 53, 57). */
const isAway = (error: { code?: unknown; message?: unknown }): boolean =>
  (typeof error.code === 'string' &&
    (/^(08|53|57P)/.test(error.code) || /^(ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)/.test(error.code))) ||
  /Connection terminated|not queryable|timeout exceeded when trying to connect|Cannot use a pool after calling end/.test(
    String(error.message ?? ''),
  )

/** What an error means for the person who asked. */
export const faultOf = (error: unknown): Fault => {
  if (error instanceof Absent) return { status: 404, isOurs: false }
  if (error instanceof Forbidden) return { status: 403, isOurs: false }
  if (error instanceof TooMany) return { status: 429, isOurs: false, retryAfter: error.retryAfter }
  if (error instanceof TownNotReady) return { status: 503, isOurs: true }
  const e = (error ?? {}) as { code?: unknown; statusCode?: unknown; message?: unknown }
  if (isAway(e)) return { status: 503, isOurs: true }
  if (e.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, isOurs: false }
  if (typeof e.statusCode === 'number' && e.statusCode >= 400 && e.statusCode < 500)
    return { status: e.statusCode === 404 ? 404 : 400, isOurs: false }
  return { status: 500, isOurs: true }
}

/** Where somebody who is not signed in goes: the gate of their kind, with the way back to what they wanted to read. */
export const gateOf = (error: SignIn, request: FastifyRequest): string => {
  const gate = error.message === 'agent' ? '/agent/connexion' : '/connexion'
  const asked = request.method === 'GET' ? request.url : new URL(request.headers.referer ?? '/', 'http://here.invalid').pathname
  const wanted = error.back ?? asked
  return `${gate}?retour=${encodeURIComponent(wanted)}`
}

export const sendToGate = (error: SignIn, request: FastifyRequest, reply: FastifyReply) =>
  reply.header('cache-control', 'no-store').redirect(gateOf(error, request), 303)
