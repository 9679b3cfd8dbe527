import { type Day, isBefore, sameDay, showDayInYear, showTime } from '#core/days.ts'

/** HO-5 · «Au plus tard demain, jeudi 26 novembre, 23 h 59» */
export const showDeadline = (due: Day | null, today: Day, time?: Temporal.PlainTime): string => {
  if (due === null) return 'Sans date limite'
  const year = due.year === today.year ? '' : ` ${due.year}`
  const until = `${showDayInYear(due)}${year}${time ? `, ${showTime(time)}` : ''}`
  if (isBefore(due, today)) return `En retard\u00a0: attendu au plus tard le ${until}`
  if (sameDay(due, today)) return `Au plus tard aujourd’hui, ${until}`
  return sameDay(due, today.add({ days: 1 })) ? `Au plus tard demain, ${until}` : `Au plus tard le ${until}`
}
