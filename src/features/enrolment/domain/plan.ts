import type { Day } from '#core/days.ts'
import { ok, type Result, refuse } from '#core/result.ts'

/** Answers that no longer fit what the town offers. */
export type Refusal = 'enrolment.no-such-year' | 'enrolment.no-such-level' | 'enrolment.no-such-session'

/** What a family asks for a child, or an agent decides at the counter. `services`: the sessions ticked. */
export type Wish = {
  readonly child: number
  readonly schoolYear: number
  readonly school: number
  readonly level: string
  readonly services: readonly number[]
}

/** What the town offers, as far as enrolling is concerned. */
export type Catalogue = {
  readonly years: readonly { readonly firstYear: number; readonly firstDay: Day; readonly lastDay: Day }[]
  readonly schools: readonly {
    readonly id: number
    readonly name: string
    readonly levels: readonly { readonly code: string; readonly name: string }[]
  }[]
  readonly activities: readonly {
    readonly id: number
    readonly service: number
    readonly serviceName: string
    readonly name: string
  }[]
  /** An activity without any line takes every level. */
  readonly eligible: readonly { readonly activity: number; readonly school: number; readonly level: string }[]
}

type Activity = Catalogue['activities'][number]

export type Plan = {
  readonly child: number
  readonly schoolYear: number
  readonly firstDay: Day
  readonly lastDay: Day
  readonly school: number
  readonly schoolName: string
  readonly level: string
  readonly levelName: string
  readonly activities: readonly Activity[]
  /** Activities of the ticked sessions that do not take this level. */
  readonly closedToLevel: readonly Activity[]
}

/**
 * EN-1, EN-2 · What enrolling means: the school and level for the year, and the right to book each activity of each ticked
 * session that takes this level, from the first to the last day of the school year.
 */
export const decidePlan = (wish: Wish, catalogue: Catalogue): Result<Plan, Refusal> => {
  const year = catalogue.years.find((y) => y.firstYear === wish.schoolYear)
  if (!year) return refuse('enrolment.no-such-year')
  const school = catalogue.schools.find((s) => s.id === wish.school)
  const level = school?.levels.find((l) => l.code === wish.level)
  if (!school || !level) return refuse('enrolment.no-such-level')
  const wanted = catalogue.activities.filter((a) => wish.services.includes(a.service))
  if (!wish.services.every((service) => wanted.some((a) => a.service === service))) return refuse('enrolment.no-such-session')
  const takes = ({ id }: Activity): boolean => {
    const lines = catalogue.eligible.filter((e) => e.activity === id)
    return lines.length === 0 || lines.some((e) => e.school === school.id && e.level === level.code)
  }
  return ok({
    child: wish.child,
    schoolYear: year.firstYear,
    firstDay: year.firstDay,
    lastDay: year.lastDay,
    school: school.id,
    schoolName: school.name,
    level: level.code,
    levelName: level.name,
    activities: wanted.filter(takes),
    closedToLevel: wanted.filter((a) => !takes(a)),
  })
}
