import { isBefore, parisDay, parisInstant, schoolYearOf } from '#core/days.ts'
import { schoolYearEnd, yearEndOf } from '#features/catalogue/index.ts'
import { inTransaction, type Tx } from '#platform/db/database.ts'
import { noteSwept } from '#platform/db/retention.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { decidedBefore, healthNames } from '../domain/erased.ts'
import { ANSWERS, HEALTH } from '../retention.ts'
import { eraseAnswers, eraseHealth, listAnswersKept, listDefinitions, listHealthKept } from '../store/erasing.ts'

const BATCH = 200

/** Each request in a transaction of its own: one that cannot be emptied holds up no other, and is tried again every night. */
const emptier = (ctx: TownCtx) => {
  const failures: unknown[] = []
  let gone = 0
  return {
    empty: async (work: (tx: Tx) => Promise<boolean>): Promise<void> => {
      try {
        if (await inTransaction(ctx, work)) gone++
      } catch (error) {
        failures.push(error)
      }
    },
    failures,
    gone: () => gone,
  }
}

/**
 * PR-58 · The day after the last day of the school year that they were given for, answers about health are deleted, decided
 * or not: nobody will look after that child with them any more. Without a school year, that of the day they were sent.
 */
const forgetHealth = async (ctx: TownCtx): Promise<readonly unknown[]> => {
  const today = parisDay(ctx.now)
  const asking = (await listDefinitions(ctx.db))
    .map(({ version, definition }) => ({ version, names: [...healthNames(definition)] }))
    .filter(({ names }) => names.length > 0)
  const { empty, failures, gone } = emptier(ctx)
  for (let after = 0; ; ) {
    const batch = await listHealthKept(ctx.db, asking, after, BATCH)
    for (const { number, names, schoolYear, at } of batch) {
      const end = schoolYear === null ? await yearEndOf(ctx.db, parisDay(at)) : await schoolYearEnd(ctx.db, schoolYear)
      if (isBefore(end, today)) await empty((tx) => eraseHealth(tx, number, names))
    }
    if (batch.length < BATCH) break
    after = batch.at(-1)!.number
  }
  await inTransaction(ctx, (tx) => noteSwept(tx, HEALTH, gone()))
  return failures
}

/** PR-59 · At the end of the school year that follows the decision, and never before that of the request's own. */
const forgetAnswers = async (ctx: TownCtx): Promise<readonly unknown[]> => {
  const today = parisDay(ctx.now)
  const before = parisInstant(decidedBefore(today, await schoolYearEnd(ctx.db, schoolYearOf(today))), '00:00')
  const { empty, failures, gone } = emptier(ctx)
  for (let after = 0; ; ) {
    const batch = await listAnswersKept(ctx.db, { before, today, after, limit: BATCH })
    for (const number of batch) await empty((tx) => eraseAnswers(tx, number))
    if (batch.length < BATCH) break
    after = batch.at(-1)!
  }
  await inTransaction(ctx, (tx) => noteSwept(tx, ANSWERS, gone()))
  return failures
}

/** @throws at its end, what went wrong first */
export const forgetEnded = async (ctx: TownCtx): Promise<void> => {
  const failures = [...(await forgetHealth(ctx)), ...(await forgetAnswers(ctx))]
  if (failures.length > 0) throw failures[0]
}
