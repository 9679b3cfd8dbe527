import { parisDay, schoolYearOf } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { computedSchoolYear } from '../domain/computed-year.ts'
import { addSchoolYear } from '../store/calendar.ts'

/**
 * CT-6: this school year and the next are always there, computed when the town has not entered them. `before` years of the
 * past are added too (the demo's history). @returns the years added
 */
export const keepSchoolYears = (ctx: TownCtx, before = 0): Promise<number[]> =>
  inTransaction(ctx, async (tx) => {
    const current = schoolYearOf(parisDay(ctx.now))
    const added: number[] = []
    for (let firstYear = current - before; firstYear <= current + 1; firstYear++) {
      const { year, closures } = computedSchoolYear(firstYear)
      if (await addSchoolYear(tx, year, closures)) added.push(firstYear)
    }
    return added
  })
