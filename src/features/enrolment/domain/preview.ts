import { showDate } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Plan } from './plan.ts'

/** Where the child goes to school already in that year. */
type Present = { readonly school: number; readonly schoolName: string; readonly level: string; readonly levelName: string }

/** EN-4 · One sentence per consequence, for the agent who is about to accept. `who`: the child as listed. */
export const previewOf = (plan: Plan, who: string, present: Present | null): string[] => {
  const bySession = Map.groupBy(plan.activities, (a) => a.serviceName)
  const isReplaced = present !== null && (present.school !== plan.school || present.level !== plan.level)
  return [
    `Inscription scolaire de ${who}${nbsp}: ${plan.schoolName}, niveau ${plan.levelName}, année ${plan.schoolYear}${nbsp}/${nbsp}${plan.schoolYear + 1}.`,
    ...(isReplaced ? [`Elle remplace son inscription actuelle${nbsp}: ${present.schoolName}, niveau ${present.levelName}.`] : []),
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
