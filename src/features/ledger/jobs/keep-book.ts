import { parisDay } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { type Difference, findDifferences, insertCheck } from '../store/checks.ts'
import { firstBrokenSeal, insertSeals, lockBook } from '../store/seals.ts'

/** A posting ends within minutes of its record date: further back, only the night and closings look for what is not sealed. */
const LOOK_BACK = { days: 3 }

/** LE-11 · Seals what was posted since last time. */
export const sealPosted = (ctx: TownCtx): Promise<{ sealed: number; last: number }> =>
  inTransaction(ctx, async (tx) => {
    await lockBook(tx, 'ledgerSeal')
    const today = parisDay(ctx.now)
    return insertSeals(tx, { since: today.subtract(LOOK_BACK), until: today })
  })

/** LE-13 · Seals whatever is left, recomputes balances, sums and hashes; what it finds is kept, for the régisseur to see. */
export const checkBook = async (ctx: TownCtx): Promise<readonly Difference[]> => {
  await inTransaction(ctx, async (tx) => {
    await lockBook(tx, 'ledgerSeal')
    await insertSeals(tx, { since: null, until: parisDay(ctx.now) })
  })
  return inTransaction(ctx, async (tx) => {
    await lockBook(tx, 'ledgerSeal')
    const broken = await firstBrokenSeal(tx)
    const seals: Difference[] = broken === null ? [] : [{ kind: 'seal', number: broken, cents: 0 }]
    const differences = [...(await findDifferences(tx)), ...seals]
    await insertCheck(tx, differences)
    return differences
  })
}

export const sealing: Schedule = {
  name: 'ledger.seal',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    await sealPosted(ctx)
  },
}

/** @throws Error when something is wrong, after it is kept, so that the operator sees it too. */
export const checking: Schedule = {
  name: 'ledger.check',
  cron: '20 3 * * *',
  run: async (ctx) => {
    const differences = await checkBook(ctx)
    if (differences.length > 0)
      throw new Error(`the ledger has ${differences.length} differences: ${JSON.stringify(differences.slice(0, 5))}`)
  },
}
