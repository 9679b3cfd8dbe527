import { daysBetween, isBefore } from '#core/days.ts'
import { publicHolidays } from '#core/public-holidays.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { plain } from '#core/text.ts'
import { trace } from '#platform/db/audit.ts'
import { brokenConstraint, inTransaction, type Tx } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import type { Closure, SchoolYear } from '../domain/computed-year.ts'
import { describeService, describeYear, yearName } from '../domain/described.ts'
import { addSchoolYear, listClosures, listSchoolYears, updateSchoolYear } from '../store/calendar.ts'
import { insertService, type Service, serviceBySlug, updateService } from '../store/services.ts'

/** «Accueil de loisirs» → «accueil-de-loisirs» */
export const slugOf = (name: string): string =>
  plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

type NewService = Omit<Service, 'id' | 'slug'>

const SERVICES = 'Services'
const YEARS = 'Années scolaires'

export const addService = async (
  ctx: TownCtx,
  actor: number,
  service: NewService,
): Promise<Result<string, 'catalogue.name-taken'>> => {
  const slug = slugOf(service.name)
  try {
    await inTransaction(ctx, async (tx) => {
      await insertService(tx, { ...service, slug })
      await noteChange(tx, actor, { theme: SERVICES, name: service.name }, null, describeService(service))
      await trace(tx, { account: actor, action: 'services.add', subject: `service/${slug}` })
    })
    return ok(slug)
  } catch (error) {
    if (brokenConstraint(error) === 'service_slug_key') return refuse('catalogue.name-taken')
    throw error
  }
}

/** @throws Absent */
export const changeService = (ctx: TownCtx, actor: number, slug: string, service: NewService): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const before = await serviceBySlug(tx, slug)
    await updateService(tx, { ...service, id: before.id })
    const of = { theme: SERVICES, name: before.name }
    await noteChange(tx, actor, of, describeService(before), describeService(service))
    await trace(tx, { account: actor, action: 'services.change', subject: `service/${slug}` })
  })

const YEAR_OF_WEEKS = 52 * 7
/** A year on, the same weekday. */
const nextYear = (day: Temporal.PlainDate): Temporal.PlainDate => day.add({ days: YEAR_OF_WEEKS })

/**
 * CT-7 · The year after, made from that one: the same weekdays 52 weeks later, school holidays included; public holidays are
 * computed; exceptional closures stay behind.
 */
export const copiedYear = (from: SchoolYear, closures: readonly Closure[]): { year: SchoolYear; closures: Closure[] } => {
  const year = {
    firstYear: from.firstYear + 1,
    firstDay: nextYear(from.firstDay),
    lastDay: nextYear(from.lastDay),
    computed: true,
  }
  const holidays = closures
    .filter(({ kind }) => kind === 'vacances')
    .map((c): Closure => ({ kind: c.kind, label: c.label, firstDay: nextYear(c.firstDay), lastDay: nextYear(c.lastDay) }))
  const days = publicHolidays(year.firstDay, year.lastDay).map(
    ({ label, day }): Closure => ({ kind: 'ferie', label, firstDay: day, lastDay: day }),
  )
  return { year, closures: [...holidays, ...days] }
}

/** CT-7 · Adds the year after the last one. @returns its first year; null when somebody just did */
export const copyLastYear = (ctx: TownCtx, actor: number): Promise<number | null> =>
  inTransaction(ctx, async (tx) => {
    const last = (await listSchoolYears(tx)).at(-1)
    if (!last) return null
    const copy = copiedYear(last, await listClosures(tx, last.firstDay, last.lastDay))
    if (!(await addSchoolYear(tx, copy.year, copy.closures))) return null
    const of = { theme: YEARS, name: yearName(copy.year.firstYear) }
    await noteChange(tx, actor, of, null, describeYear(copy.year))
    await trace(tx, { account: actor, action: 'years.copy', subject: `annee/${copy.year.firstYear}` })
    return copy.year.firstYear
  })

/** From now on the town itself says when a year begins and ends; noted. `years`: all of them. @returns false when it is none of them */
export const settleYear = async (
  tx: Tx,
  actor: number,
  year: Omit<SchoolYear, 'computed'>,
  years: readonly SchoolYear[],
): Promise<boolean> => {
  const before = years.find(({ firstYear }) => firstYear === year.firstYear)
  if (!(before && (await updateSchoolYear(tx, year)))) return false
  const of = { theme: YEARS, name: yearName(year.firstYear) }
  await noteChange(tx, actor, of, describeYear(before), describeYear({ ...year, computed: false }))
  return true
}

/** CT-8 · Settles when a year begins and ends: two years never overlap, and none lasts more than a year. */
export const changeYear = (
  ctx: TownCtx,
  actor: number,
  year: Omit<SchoolYear, 'computed'>,
): Promise<Result<null, 'catalogue.years-overlap' | 'catalogue.no-such-year'>> =>
  inTransaction(ctx, async (tx) => {
    await holdSettings(tx)
    const years = await listSchoolYears(tx)
    const others = years.filter(({ firstYear }) => firstYear !== year.firstYear)
    const isFree = others.every((o) => isBefore(o.lastDay, year.firstDay) || isBefore(year.lastDay, o.firstDay))
    if (!isFree || daysBetween(year.firstDay, year.lastDay).length > 366) return refuse('catalogue.years-overlap')
    if (!(await settleYear(tx, actor, year, years))) return refuse('catalogue.no-such-year')
    await trace(tx, { account: actor, action: 'years.change', subject: `annee/${year.firstYear}` })
    return ok(null)
  })
