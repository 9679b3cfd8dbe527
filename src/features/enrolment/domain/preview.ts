import { showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Plan } from './plan.ts'

/** EN-4 · One sentence per consequence, for the agent who is about to accept. `who`: the child as listed. */
export const previewOf = (plan: Plan, who: string): string[] => {
  const bySession = Map.groupBy(plan.activities, (a) => a.serviceName)
  return [
    `Inscription scolaire de ${who}${nbsp}: ${plan.schoolName}, niveau ${plan.levelName}, année ${plan.schoolYear}${nbsp}/${nbsp}${plan.schoolYear + 1}.`,
    ...[...bySession].map(
      ([session, activities]) =>
        `La famille pourra réserver «${nbsp}${session}${nbsp}» (${activities.map((a) => a.name).join(', ')}) du ${showDate(plan.firstDay)} au ${showDate(plan.lastDay)}.`,
    ),
    ...plan.closedToLevel.map(
      (a) =>
        `«${nbsp}${a.serviceName} – ${a.name}${nbsp}» n’accueille pas ce niveau${nbsp}: elle ne sera pas ouverte à la réservation.`,
    ),
  ]
}
