import { type Day, daysBetween, isAfter, isWithin, parisDay, schoolYearOf } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'
import { listActivities, listClosures, listSchoolYears, openDay } from '#features/catalogue/index.ts'
import { trace } from '#platform/db/audit.ts'
import { type Db, inTransaction } from '#platform/db/database.ts'
import { holdSettings, noteChange } from '#platform/db/setting-changes.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { describeTariff } from '../domain/described.ts'
import { pricesFrom, rememberedPrice, tariffsOn } from '../domain/price.ts'
import { type Grid, runsOn, type Tariff } from '../domain/tariff.ts'
import { pricesChanged } from '../facts.ts'
import { comingBookings, enrolledChildren } from '../ports.ts'
import { laterStart, listAllTariffs, lockTariff, markPublished, replaceDraft } from '../store/drafts.ts'
import { endTariff, listTariffs } from '../store/tariffs.ts'
import { factsFor } from './prices-for.ts'

export type Impact = {
  readonly bookings: number
  readonly changed: number
  readonly families: number
  /** What families will pay more, or less when below zero. */
  readonly cents: number
}

/** What publishing would do to places already booked from its first day on. Four questions, however many there are. */
export const impactOf = async (db: Db, tariff: Tariff): Promise<Impact> => {
  const bookings = await comingBookings.get()(db, { activity: tariff.activity, from: tariff.validFrom })
  const [first, last] = [
    tariff.validFrom,
    bookings.reduce((latest, b) => (isAfter(b.day, latest) ? b.day : latest), tariff.validFrom),
  ]
  const households = [...new Set(bookings.map((b) => b.household))]
  const children = [...new Set(bookings.map((b) => b.child))]
  const facts = await factsFor(db, [tariff], { households, children, activities: [tariff.activity], first, last })
  const priceOf = pricesFrom(tariffsOn([tariff], [first, last]), facts, rememberedPrice())
  const changes = bookings
    .map((b) => ({ household: b.household, by: priceOf(b.household, b.child, b.activity, b.day)!.cents - b.cents }))
    .filter((c) => c.by !== 0)
  return {
    bookings: bookings.length,
    changed: changes.length,
    families: new Set(changes.map((c) => c.household)).size,
    cents: changes.reduce((sum, c) => sum + c.by, 0),
  }
}

/** Open days of an activity on which children are enrolled, up to the end of the last school year known. */
export type Coverage = {
  readonly days: number
  readonly children: number
  readonly without: readonly Day[]
  readonly twice: readonly Day[]
}

/**
 * TA-10 · Once this draft is published, has every enrolled child exactly one price on every open day from now on? A grid prices
 * everybody (`gridFault`), so it is enough to look at the versions of each day.
 */
export const coverageOf = async (db: Db, tariff: Tariff, today: Day): Promise<Coverage> => {
  const years = await listSchoolYears(db)
  const activity = (await listActivities(db)).find((a) => a.id === tariff.activity)
  const last = years.reduce((latest, y) => (isAfter(y.lastDay, latest) ? y.lastDay : latest), tariff.validFrom)
  const first = today.add({ days: 1 })
  const closures = await listClosures(db, first, last)
  const enrolled = (await enrolledChildren.get()(db, null, first, last)).filter((e) => e.activity === tariff.activity)
  const others = (await listAllTariffs(db)).filter(
    (t) => t.publishedAt !== null && t.activity === tariff.activity && t.id !== tariff.id,
  )
  const ended = others.map((t) =>
    runsOn(t, tariff.validFrom) ? { ...t, validUntil: tariff.validFrom.subtract({ days: 1 }) } : t,
  )
  const yearOf = new Map(years.map((year) => [year.firstYear, year]))
  const asked = daysBetween(first, last).filter((day) => {
    if (!activity || !enrolled.some((e) => isWithin(day, e.firstDay, e.lastDay))) return false
    const closed = closures.filter((closure) => isWithin(day, closure.firstDay, closure.lastDay))
    return openDay(activity, closed, yearOf.get(schoolYearOf(day)) ?? null, day).open
  })
  const versionsOn = (day: Day): number => [...ended, tariff].filter((t) => runsOn(t, day)).length
  return {
    days: asked.length,
    children: new Set(enrolled.map((e) => e.child)).size,
    without: asked.filter((day) => versionsOn(day) === 0),
    twice: asked.filter((day) => versionsOn(day) > 1),
  }
}

/** Saves a draft; `old`: the one that it replaces. */
export const saveDraft = (
  ctx: Ctx<Agent>,
  old: number | null,
  draft: Grid & { readonly activity: number; readonly validFrom: Day },
): Promise<Result<number, 'tariffs.published'>> =>
  inTransaction(ctx, async (tx) => {
    if (old !== null && (await lockTariff(tx, old)).publishedAt !== null) return refuse('tariffs.published')
    const id = await replaceDraft(tx, old, draft)
    await trace(tx, { account: ctx.actor.account, action: 'tariffs.draft', subject: `tarif/${id}` })
    return ok(id)
  })

/** What the page showed of the impact, sent back with the order to publish. */
export const seenImpact = (impact: Impact): string => `${impact.bookings} ${impact.changed} ${impact.cents}`

/** TA-3, TA-10 · Publishes a draft: from tomorrow at the earliest, after every published version, with the impact that was shown. */
export const publishTariff = (
  ctx: Ctx<Agent>,
  wish: { id: number; seen: string },
): Promise<Result<null, 'tariffs.published' | 'tariffs.not-retroactive' | 'tariffs.later-exists' | 'tariffs.changed'>> =>
  inTransaction(ctx, async (tx) => {
    const draft = await lockTariff(tx, wish.id)
    if (draft.publishedAt !== null) return refuse('tariffs.published')
    if (!isAfter(draft.validFrom, parisDay(ctx.now))) return refuse('tariffs.not-retroactive')
    const impact = await impactOf(tx, draft)
    await holdSettings(tx)
    const later = await laterStart(tx, draft.activity, draft.validFrom)
    if (later) return refuse('tariffs.later-exists', { day: later.toString() })
    if (seenImpact(impact) !== wish.seen) return refuse('tariffs.changed')
    const [before] = await listTariffs(tx, [draft.activity], draft.validFrom, draft.validFrom)
    await endTariff(tx, draft.activity, draft.validFrom)
    await markPublished(tx, draft.id, ctx.actor.account)
    const { account } = ctx.actor
    const activity = (await listActivities(tx)).find(({ id }) => id === draft.activity)!
    const of = { theme: 'Tarifs', name: `${activity.serviceName}, ${activity.name}` }
    await noteChange(tx, account, of, before ? describeTariff(before) : null, describeTariff(draft))
    await trace(tx, { account, action: 'tariffs.publish', subject: `tarif/${draft.id}` })
    await pricesChanged.record(tx, {
      household: null,
      activity: draft.activity,
      from: draft.validFrom.toString(),
      actor: account,
    })
    return ok(null)
  })
