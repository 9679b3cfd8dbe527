import { inTransaction } from '../../db/database.ts'
import type { TownCtx } from '../../http/ctx.ts'

/** One exchange with a payment platform, as it was: what came back, or why nothing did. */
export type Exchange = {
  readonly provider: string
  readonly operation: string
  /** Ours at creation, the platform's afterwards. */
  readonly reference: string
  readonly status: number | null
  readonly body: string | null
  /** «timeout», «ECONNREFUSED»… null when something came back. */
  readonly failure: string | null
}

/** Keeps every raw answer, for ever unchanged: what a dispute with the platform is settled with. */
export const keepExchange = (ctx: TownCtx, exchange: Exchange): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await tx
      .insertInto('bank_answer')
      .values({
        provider: exchange.provider,
        operation: exchange.operation,
        reference: exchange.reference,
        http_status: exchange.status,
        // PostgreSQL has no character zero.
        body: exchange.body?.replaceAll('\0', '\uFFFD') ?? null,
        failure: exchange.failure,
        received_at: ctx.now,
      })
      .execute()
  })
