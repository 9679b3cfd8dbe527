import { parisDay } from '#core/days.ts'
import { balanceOf, statementOf } from '#features/ledger/index.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { monthsDownTo } from '../../domain/months.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_SEE } from '../../permissions.ts'
import { StatementPage } from './statement.page.tsx'

const wholeNumber = (text: string | undefined, pattern: RegExp): number | null =>
  text !== undefined && pattern.test(text) ? Number(text) : null

export const statement = page({
  url: paymentPaths.statement,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async ({ db, now, actor }, input) => {
    const today = parisDay(now)
    const year = wholeNumber(input.annee, /^(19|20)\d\d$/) ?? today.year
    const wished = wholeNumber(input.mois, /^([1-9]|1[0-2])$/)
    const all = await statementOf(db, actor.household, year)
    return show(StatementPage, {
      today,
      balance: await balanceOf(db, actor.household, today),
      year,
      years: [...new Set([today.year, year, ...all.years])].sort((a, b) => b - a),
      ...monthsDownTo(all.months, wished),
    })
  },
})
