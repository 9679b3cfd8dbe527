import { randomUUID } from 'node:crypto'
import { type Db, inTransaction, type Tx } from '../db/database.ts'
import type { PaymentProvider } from './provider.ts'

/** Pages of the pretend bank are served there, in the demo only. */
const DEMO_BANK_URL = '/demo/banque'

export type DemoPayment = {
  readonly id: string
  readonly reference: string
  readonly amountCents: number
  readonly object: string
  readonly returnUrl: string
  readonly status: 'waiting' | 'paid' | 'refused' | 'abandoned'
}

/** Null when the pretend bank has no such payment. */
export const findDemoPayment = async (db: Db, id: string): Promise<DemoPayment | null> => {
  const row = await db.selectFrom('demo_bank_payment').selectAll().where('id', '=', id).executeTakeFirst()
  return row
    ? {
        id: row.id,
        reference: row.reference,
        amountCents: row.amount_cents,
        object: row.object,
        returnUrl: row.return_url,
        status: row.status as DemoPayment['status'],
      }
    : null
}

/** The first decision is the one that counts. */
export const decideDemoPayment = async (tx: Tx, id: string, decision: 'paid' | 'refused' | 'abandoned'): Promise<void> => {
  await tx
    .updateTable('demo_bank_payment')
    .set({ status: decision })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute()
}

/** A bank that moves no money: a table and a page with three buttons. It exists in `demo` only (see providers.ts). */
export const demoBank: PaymentProvider = {
  name: 'demo',
  label: 'la banque de démonstration\u00a0: aucun argent ne sera prélevé',
  pageOpensFor: null,
  create: (ctx, order) =>
    inTransaction(ctx, async (tx) => {
      await tx
        .insertInto('demo_bank_payment')
        .values({
          id: randomUUID(),
          reference: order.reference,
          amount_cents: order.amountCents,
          object: order.object,
          return_url: order.returnUrl,
          status: 'waiting',
          created_at: ctx.now,
        })
        .onConflict((c) => c.column('reference').doNothing())
        .execute()
      const { id } = await tx
        .selectFrom('demo_bank_payment')
        .select('id')
        .where('reference', '=', order.reference)
        .executeTakeFirstOrThrow()
      return { providerRef: id, redirectUrl: `${DEMO_BANK_URL}/${id}` }
    }),
  lookup: async (ctx, { providerRef }) => {
    const payment = await findDemoPayment(ctx.db, providerRef)
    if (!payment) throw new Error('the pretend bank does not know this payment')
    if (payment.status === 'paid') {
      const { amountCents, reference } = payment
      return { outcome: 'paid', amountCents, reference, means: 'card', authorisation: null, at: null }
    }
    return { outcome: payment.status === 'waiting' ? 'pending' : payment.status }
  },
}
