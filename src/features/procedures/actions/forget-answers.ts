import { isBefore, parisDay, parisInstant, schoolYearOf } from '#core/days.ts'
import { schoolYearEnd, yearEndOf } from '#features/catalogue/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteSwept } from '#platform/db/retention.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { type OneByOne, oneByOne } from '#platform/jobs/one-by-one.ts'
import { decidedBefore, healthNames } from '../domain/erased.ts'
import { ANSWERS, HEALTH } from '../retention.ts'
import { eraseAnswers, eraseHealth, listAnswersKept, listDefinitions, listHealthKept } from '../store/erasing.ts'

const BATCH = 200

/**
 * PR-58 · The day after the last day of the school year that they were given for, answers about health are deleted, decided
 * or not: nobody will look after that child with them any more. Without a school year, that of the day they were sent.
 */
const forgetHealth = async (ctx: TownCtx, night: OneByOne): Promise<void> => {
  const today = parisDay(ctx.now)
  const asking = (await listDefinitions(ctx.db))
    .map(({ version, definition }) => ({ version, names: [...healthNames(definition)] }))
    .filter(({ names }) => names.length > 0)
  let gone = 0
  for (let after = 0; ; ) {
    const batch = await listHealthKept(ctx.db, asking, after, BATCH)
    gone += await night.each(batch, async ({ number, names, schoolYear, at }) => {
      const end = schoolYear === null ? await yearEndOf(ctx.db, parisDay(at)) : await schoolYearEnd(ctx.db, schoolYear)
      return isBefore(end, today) && inTransaction(ctx, (tx) => eraseHealth(tx, number, names))
    })
    if (batch.length < BATCH) break
    after = batch.at(-1)!.number
  }
  await inTransaction(ctx, (tx) => noteSwept(tx, HEALTH, gone))
}

/** PR-59 · At the end of the school year that follows the decision, and never before that of the request's own. */
const forgetAnswers = async (ctx: TownCtx, night: OneByOne): Promise<void> => {
  const today = parisDay(ctx.now)
  const before = parisInstant(decidedBefore(today, await schoolYearEnd(ctx.db, schoolYearOf(today))), '00:00')
  let gone = 0
  for (let after = 0; ; ) {
    const batch = await listAnswersKept(ctx.db, { before, today, after, limit: BATCH })
    gone += await night.each(batch, (number) => inTransaction(ctx, (tx) => eraseAnswers(tx, number)))
    if (batch.length < BATCH) break
    after = batch.at(-1)!
  }
  await inTransaction(ctx, (tx) => noteSwept(tx, ANSWERS, gone))
}

/** Each request in a transaction of its own: one that cannot be emptied is tried again every night. @throws at its end */
export const forgetEnded = async (ctx: TownCtx): Promise<void> => {
  const night = oneByOne()
  await forgetHealth(ctx, night)
  await forgetAnswers(ctx, night)
  night.end()
}
