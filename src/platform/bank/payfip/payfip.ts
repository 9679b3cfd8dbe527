import { parisDay } from '#core/days.ts'
import type { TownCtx } from '../../http/ctx.ts'
import type { Asked, Lookup, PaymentProvider } from '../provider.ts'
import { keepExchange } from './answers.ts'
import { creationMessage, type Detail, Fault, isIdOp, lookupMessage, objectOf, readCreation, readDetail } from './messages.ts'

export type PayfipSettings = {
  /** The SOAP service. */
  readonly serviceUrl: string
  /** The page where one pays, without its parameter. */
  readonly paymentUrl: string
  /** Client number of each town: six digits. `''`: the only town's. */
  readonly clients: Readonly<Record<string, string>>
  /** T test, X activation, W production. */
  readonly saisie: 'T' | 'X' | 'W'
  readonly timeoutMs?: number
}

/** The town's client number. Null when PayFiP is not open for it. */
export const clientOf = (settings: PayfipSettings, slug: string): string | null =>
  settings.clients[slug] ?? settings.clients[''] ?? null

/** An idOp opens the payment page for 15 minutes; the service may change its mind during 20, and forgets it in the night. */
const DECIDED_AFTER = Temporal.Duration.from({ minutes: 20 })
const PAGE_OPENS_FOR = Temporal.Duration.from({ minutes: 15 })
const TIMEOUT = 15_000
const MOST_BYTES = 262_144
/** From 1,00 € (M3) to what the service takes (M5), in cents. */
const LEAST_CENTS = 100
const MOST_CENTS = 9_999_999

/** Reads at most that much, then hangs up: an endless answer fills no memory. */
const readBody = async (answer: Response): Promise<string> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > MOST_BYTES) throw new Error('answer too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const failureOf = (error: unknown): string => {
  const cause = (error as { cause?: { code?: string } }).cause?.code
  return `${(error as Error).name}: ${cause ?? (error as Error).message}`.slice(0, 300)
}

/** Sends a message and keeps what comes back, raw, before anybody reads it. @throws when nothing came back in time */
const exchange = async (
  ctx: TownCtx,
  settings: PayfipSettings,
  ask: { operation: string; reference: string; message: string },
): Promise<string> => {
  const { operation, reference, message } = ask
  try {
    const answer = await fetch(settings.serviceUrl, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: message,
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT),
    })
    const body = await readBody(answer)
    await keepExchange(ctx, { provider: 'payfip', operation, reference, status: answer.status, body, failure: null })
    return body
  } catch (error) {
    await keepExchange(ctx, { provider: 'payfip', operation, reference, status: null, body: null, failure: failureOf(error) })
    throw error
  }
}

const PAID_BY = { P: 'card', V: 'debit' } as const

const said = (detail: Detail, asked: Asked, client: string, isDecided: boolean): Lookup => {
  if (detail.numcli !== client || detail.idOp.toLowerCase() !== asked.providerRef.toLowerCase()) return { outcome: 'foreign' }
  if (detail.resultrans === 'P' || detail.resultrans === 'V') {
    const { amountCents, refdet, numauto, at, resultrans } = detail
    return { outcome: 'paid', amountCents, reference: refdet, means: PAID_BY[resultrans], authorisation: numauto, at }
  }
  if (detail.resultrans === 'A') return { outcome: isDecided ? 'abandoned' : 'pending' }
  return { outcome: 'refused' }
}

/** What a fault says of a payment; others are thrown: the service is unwell. */
const ofFault = (fault: unknown, isDecided: boolean): Lookup => {
  if (!(fault instanceof Fault)) throw fault
  // P1: unknown (not registered yet, or forgotten); P5: nothing known yet; P3, P4: the page was used, or too late.
  if (['P1', 'P3', 'P4', 'P5'].includes(fault.code)) return { outcome: isDecided ? 'expired' : 'pending' }
  throw fault
}

/** The DGFiP's platform. Notifications and browser returns carry only an idOp: hints to ask `lookup`. */
export const payfip = (settings: PayfipSettings): PaymentProvider => ({
  name: 'payfip',
  label: 'PayFiP, le service de paiement en ligne de la Direction générale des finances publiques',
  pageOpensFor: PAGE_OPENS_FOR,
  create: async (ctx, order) => {
    const numcli = clientOf(settings, ctx.town.slug)
    if (numcli === null) throw new Error('PayFiP is not open for this town')
    if (order.amountCents < LEAST_CENTS || order.amountCents > MOST_CENTS) throw new RangeError('an amount that PayFiP refuses')
    const mel = /^[^\s@]+@[^\s@]+$/.test(order.email) && order.email.length <= 80 ? order.email : ctx.town.email
    const message = creationMessage({
      exer: String(parisDay(ctx.now).year),
      mel,
      montant: String(order.amountCents),
      numcli,
      objet: objectOf(order.object),
      refdet: order.reference,
      saisie: settings.saisie,
      urlnotif: order.notifyUrl,
      urlredirect: order.backUrl,
    })
    const idOp = readCreation(
      await exchange(ctx, settings, { operation: 'creerPaiementSecurise', reference: order.reference, message }),
    )
    return { providerRef: idOp, redirectUrl: `${settings.paymentUrl}?idop=${idOp}` }
  },
  lookup: async (ctx, asked) => {
    const client = clientOf(settings, ctx.town.slug)
    if (client === null || !isIdOp(asked.providerRef)) throw new Error('not a payment of this town')
    const isDecided = Temporal.Instant.compare(ctx.now, asked.startedAt.add(DECIDED_AFTER)) >= 0
    const body = await exchange(ctx, settings, {
      operation: 'recupererDetailPaiementSecurise',
      reference: asked.providerRef,
      message: lookupMessage(asked.providerRef),
    })
    try {
      return said(readDetail(body), asked, client, isDecided)
    } catch (error) {
      return ofFault(error, isDecided)
    }
  },
})
