import { CSV_TYPE, csv } from '#core/csv.ts'
import { type Day, parisDay } from '#core/days.ts'
import { readId } from '#core/ids.ts'
import { whole } from '#core/money.ts'
import { listName } from '#core/names.ts'
import { getPerson, listChildren } from '#features/family/index.ts'
import { balanceOf, statementBetween, statementLine, statementMonths } from '#features/ledger/index.ts'
import { readPrices } from '#features/tariffs/index.ts'
import type { Citizen } from '#platform/http/actor.ts'
import { file, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { makePdf } from '#platform/pdf/index.ts'
import { type MonthsShown, monthsToShow } from '../../domain/months.ts'
import { STATEMENT_COLUMNS, statementPaper, statementRows } from '../../papers/statement.ts'
import { paymentPaths } from '../../paths.ts'
import { MONEY_SEE } from '../../permissions.ts'
import { PricePage } from './price.page.tsx'
import { StatementPage } from './statement.page.tsx'

const wholeNumber = (text: string | undefined, pattern: RegExp): number | null =>
  text !== undefined && pattern.test(text) ? whole(text) : null

const yearOf = (input: Input): number | null => wholeNumber(input.annee, /^(19|20)\d\d$/)

/** The children that this adult may see; a number that is not one of theirs filters nothing. */
const childrenOf = async (ctx: Ctx<Citizen>, input: Input) => {
  const children = (await listChildren(ctx.db, ctx.actor.person)).map((child) => ({ id: child.id, name: listName(child) }))
  const wished = readId(input.enfant)
  return { children, child: children.find((c) => c.id === wished) ?? null }
}

const yearDays = (year: number): { from: Day; until: Day } => ({
  from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  until: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
})
const firstOf = ({ year, month }: { year: number; month: number }): Day => Temporal.PlainDate.from({ year, month, day: 1 })
const lastOf = (m: { year: number; month: number }): Day => firstOf(m).add({ months: 1 }).subtract({ days: 1 })

export const statement = page({
  url: paymentPaths.statement,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async (ctx, input) => {
    const { db, now, actor } = ctx
    const today = parisDay(now)
    const year = yearOf(input)
    const { children, child } = await childrenOf(ctx, input)
    const { months, years } = await statementMonths(db, actor.household, {
      ...(year === null ? { from: firstOf(today) } : yearDays(year)),
      child: child?.id ?? null,
    })
    const asked = { year, oldest: wholeNumber(input.mois, /^([1-9]|1[0-2])$/) }
    const { shown, empty, earlier, openingCents }: MonthsShown<{ year: number; month: number }> = monthsToShow(
      months,
      asked,
      today,
    )
    const [newest, oldest] = [shown[0], shown.at(-1)]
    const span =
      newest && oldest
        ? await statementBetween(db, actor.household, {
            first: firstOf(oldest),
            last: lastOf(newest),
            child: child?.id ?? null,
            opening: child ? 0 : openingCents,
          })
        : null
    const lines = span?.months.flatMap((month) => month.lines) ?? []
    const explained = await readPrices(
      db,
      actor.household,
      lines.map((line) => line.ref),
    )
    return show(StatementPage, {
      today,
      balance: await balanceOf(db, actor.household, today),
      year: year ?? today.year,
      years: [...new Set([today.year, year ?? today.year, ...years])].sort((a, b) => b - a),
      children,
      child: child?.id ?? null,
      shown: span?.months ?? [],
      empty,
      earlier,
      explained: new Set(explained.keys()),
    })
  },
})

/** A whole year, for the two files. */
const yearStatement = async (ctx: Ctx<Citizen>, input: Input) => {
  const { db, actor, now } = ctx
  const year = yearOf(input) ?? parisDay(now).year
  const { child } = await childrenOf(ctx, input)
  const span = await statementBetween(db, actor.household, {
    first: yearDays(year).from,
    last: yearDays(year).until,
    child: child?.id ?? null,
  })
  return { year, child, span }
}

export const statementCsv = page({
  url: paymentPaths.statementCsv,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async (ctx, input) => {
    const { year, span, child } = await yearStatement(ctx, input)
    return file(`releve-${year}.csv`, CSV_TYPE, csv(STATEMENT_COLUMNS, statementRows(span, child !== null)))
  },
})

export const statementPdf = page({
  url: paymentPaths.statementPdf,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async (ctx, input) => {
    const { year, span, child } = await yearStatement(ctx, input)
    const paper = statementPaper({
      town: ctx.town,
      reader: await getPerson(ctx.db, ctx.actor.person),
      child: child?.name ?? null,
      year,
      span,
      balance: await balanceOf(ctx.db, ctx.actor.household, parisDay(ctx.now)),
      at: ctx.now,
    })
    return file(`releve-${year}.pdf`, 'application/pdf', Buffer.from(await makePdf(paper)))
  },
})

/** «Pourquoi ce prix ?» (ruling 12). */
export const price = page({
  url: paymentPaths.price,
  for: 'citizen',
  allow: MONEY_SEE,
  get: async ({ db, actor }, input) => {
    const entry = readId(input.ligne)
    const line = entry === null ? undefined : await statementLine(db, actor.household, entry)
    const kept = line && (await readPrices(db, actor.household, [line.ref])).get(line.ref)
    if (!line || !kept) throw new Absent('no price explained here')
    return show(PricePage, { line, lines: kept.lines, cents: kept.cents })
  },
})
