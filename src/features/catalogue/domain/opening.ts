import { type Day, isBefore, isWithin } from '#core/days.ts'
import { nbsp } from '#core/text.ts'
import type { Closure, ClosureKind, SchoolYear } from './computed-year.ts'

/** `label` is what a closed day says: «Férié : Toussaint», «Vacances d’hiver», «Fermé». */
export type Opening =
  | { readonly open: true }
  | { readonly open: false; readonly why: ClosureKind | 'hors-annee' | 'jour'; readonly label: string }

const closed = (why: ClosureKind | 'hors-annee' | 'jour', label: string): Opening => ({ open: false, why, label })

/** A public holiday says more than the holidays around it, which say more than a closure. */
const ORDER: readonly ClosureKind[] = ['ferie', 'vacances', 'fermeture']

const sentence = (closure: Closure): string => {
  if (closure.kind === 'ferie') return `Férié${nbsp}: ${closure.label}`
  return closure.kind === 'vacances' ? closure.label : `Fermé${nbsp}: ${closure.label}`
}

/**
 * Is this activity open that day? (CT-3 to CT-5)
 * @param activity its weekdays, 1 = Monday … 7 = Sunday; its number, by which a closure may name it; when it ends
 * @param closures those that may touch the day; others are ignored
 * @param year the school year that the day belongs to; null when the town has not opened one
 */
export const openDay = (
  activity: { readonly id?: number; readonly weekdays: readonly number[]; readonly closedFrom?: Day | null },
  closures: readonly Closure[],
  year: SchoolYear | null,
  day: Day,
): Opening => {
  const concerns = ({ activities = [] }: Closure) => activities.length === 0 || activities.includes(activity.id ?? 0)
  const reasons = closures.filter((closure) => isWithin(day, closure.firstDay, closure.lastDay) && concerns(closure))
  for (const kind of ORDER) {
    const reason = reasons.find((closure) => closure.kind === kind)
    if (reason) return closed(kind, sentence(reason))
  }
  if (!year || !isWithin(day, year.firstDay, year.lastDay)) return closed('hors-annee', 'Fermé')
  if (activity.closedFrom && !isBefore(day, activity.closedFrom)) return closed('jour', 'Fermé')
  return activity.weekdays.includes(day.dayOfWeek) ? { open: true } : closed('jour', 'Fermé')
}
