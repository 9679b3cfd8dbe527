import { CSV_TYPE, csv } from '#core/csv.ts'
import { parisDay } from '#core/days.ts'
import { enterByHand, getOnlineOrder, listOnlineOrders, paymentRefusals, settle } from '#features/payments/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { trace } from '#platform/db/audit.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { Agent } from '#platform/http/actor.ts'
import { file, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { numberIn } from '#platform/http/number-in.ts'
import { type Input, page } from '#platform/http/page.ts'
import { regiePaths } from '../../paths.ts'
import { REGIE_MANAGE, REGIE_SEE } from '../../permissions.ts'
import { enterForm } from './forms.ts'
import { cellOf } from './journal.route.ts'
import { FILTERS, OnlinePage, OrderPage, STATES, STATUSES } from './online.page.tsx'
import { familyName, familyOf, periodIn } from './shared.ts'

const SHOWN = 300
const ALL = 1_000_000

const filterIn = (input: Input): keyof typeof FILTERS | null =>
  input.etat !== undefined && Object.hasOwn(FILTERS, input.etat) ? (input.etat as keyof typeof FILTERS) : null

export const online = page({
  url: regiePaths.online,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx, input) => {
    const period = periodIn(input, ctx.now)
    const filter = filterIn(input)
    const state = filter && FILTERS[filter]
    return show(OnlinePage, {
      ...period,
      filter,
      orders: await listOnlineOrders(ctx.db, { ...period, state, limit: SHOWN }, ctx.now),
    })
  },
})

export const onlineCsv = page({
  url: regiePaths.onlineCsv,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx, input) => {
    const { from, to } = periodIn(input, ctx.now)
    const orders = await listOnlineOrders(ctx.db, { from, to, state: null, limit: ALL }, ctx.now)
    const text = csv(
      [
        'Paiement',
        'Date',
        'Référence',
        'Compte famille',
        'Demandé',
        'Crédité',
        'Plateforme',
        'Rapprochement',
        'Autorisation',
        'Écriture',
      ],
      orders.map((o) => [
        o.id,
        parisDay(o.at),
        o.reference,
        o.household,
        o.amountCents === null ? null : cellOf(o.amountCents),
        o.creditedCents === null ? null : cellOf(o.creditedCents),
        o.status && STATUSES[o.status],
        STATES[o.state],
        o.authorisation,
        o.transaction,
      ]),
    )
    return file(`paiements-en-ligne-${from}-${to}.csv`, CSV_TYPE, text)
  },
})

const viewOf = async (ctx: Ctx<Agent>, id: number) => {
  const found = await getOnlineOrder(ctx.db, id, ctx.now)
  return {
    order: found,
    payer: familyName(await familyOf(ctx.db, found.household!)),
    mayManage: mayDo.get()(ctx.actor, REGIE_MANAGE),
  }
}

export const order = page({
  url: regiePaths.order,
  for: 'agent',
  allow: REGIE_SEE,
  get: async (ctx, input) => {
    const view = await viewOf(ctx, numberIn(input, 'paiement'))
    const subject = `paiement/${view.order.id}`
    await inTransaction(ctx, (tx) => trace(tx, { account: ctx.actor.account, action: 'regie.read', subject }))
    return show(OrderPage, { ...view, form: enterForm.blank() })
  },
})

export const check = page({
  url: regiePaths.check,
  for: 'agent',
  allow: REGIE_MANAGE,
  post: async (ctx, input) => {
    const id = numberIn(input, 'paiement')
    const done = await settle(ctx, id, { again: true })
    return goTo(regiePaths.orderOf(id), done.ok ? 'regie-checked' : 'regie-silent')
  },
})

export const enter = page({
  url: regiePaths.enter,
  for: 'agent',
  allow: REGIE_MANAGE,
  post: async (ctx, input, body) => {
    const id = numberIn(input, 'paiement')
    const form = enterForm.read(body)
    if (!form.ok) return show(OrderPage, { ...(await viewOf(ctx, id)), form }, 422)
    const { montant, moyen, autorisation, preuve } = form.values
    const means = moyen as 'card' | 'debit'
    const done = await enterByHand(ctx, { id, amountCents: montant, means, authorisation: autorisation, why: preuve })
    if (done.ok) return goTo(regiePaths.orderOf(id), 'regie-entered')
    return show(OrderPage, { ...(await viewOf(ctx, id)), form: form.refused(sentenceOf(paymentRefusals, done)) }, 409)
  },
})
