import { CSV_TYPE, csv } from '#core/csv.ts'
import { parisDay } from '#core/days.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { file, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { agentPaths } from '../../agent-paths.ts'
import { weekOf } from '../../domain/month.ts'
import { permissions } from '../../permissions.ts'
import { listAttended } from '../../store/lists.ts'
import { AttendancePage } from './attendance.page.tsx'
import { askedDay } from './days.tsx'

const access = { for: 'agent', allow: permissions.lists } as const

const spanOf = (typed: string | undefined, now: Temporal.Instant) => {
  const { first } = weekOf(askedDay(typed, now))
  return { first, last: first.add({ days: 27 }) }
}

export const attendancePage = page({
  ...access,
  url: agentPaths.attendance,
  get: async (ctx, input) => {
    const span = spanOf(input.jour, ctx.now)
    const activities = await listActivities(ctx.db)
    return show(AttendancePage, {
      ...span,
      today: parisDay(ctx.now),
      activities,
      rows: await listAttended(ctx.db, span.first, span.last),
    })
  },
})

export const attendanceFilePage = page({
  ...access,
  url: agentPaths.attendanceFile,
  get: async (ctx, input) => {
    const { first, last } = spanOf(input.jour, ctx.now)
    const byId = new Map((await listActivities(ctx.db)).map((activity) => [activity.id, activity]))
    const rows = (await listAttended(ctx.db, first, last)).map((row) => {
      const { serviceName, name, places } = byId.get(row.activity)!
      return [row.day, serviceName, name, places, row.booked, row.present]
    })
    const heads = ['Date', 'Service', 'Activité', 'Places', 'Réservés', 'Présents']
    return file(`frequentation-${first}.csv`, CSV_TYPE, csv(heads, rows))
  },
})
