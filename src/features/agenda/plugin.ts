import { parisDay, showDay } from '#core/days.ts'
import { capital } from '#core/text.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { namesOf } from '#features/family/index.ts'
import type { Feature } from '#platform/feature.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { freezeDueLists } from './actions/count-days.ts'
import { lateCalls } from './actions/late-calls.ts'
import { agentPaths } from './agent-paths.ts'
import { flashes } from './flashes.ts'
import { forgetGroups } from './jobs/forget-groups.ts'
import { activitiesPage, activityPage, cutOffsPage, newActivityPage } from './pages/agent/activities.route.ts'
import { attendanceFilePage, attendancePage } from './pages/agent/attendance.route.ts'
import { calendarPage, closurePage } from './pages/agent/calendar.route.ts'
import { addToCallPage, callPage, callsPage, finishCallPage, reopenCallPage } from './pages/agent/call.route.ts'
import { closePage, closeSavePage } from './pages/agent/closing.route.ts'
import { familiesPage, familyPage, reviewFamilyPage, saveFamilyPage } from './pages/agent/family.route.ts'
import { importPage, importSavePage } from './pages/agent/import.route.ts'
import { countsFilePage, freezePage, listPage, listsPage, weekPage } from './pages/agent/lists.route.ts'
import { kindPage, kindsPage, newKindPage, sendingsPage } from './pages/agent/settings.route.ts'
import { groupDonePage, groupPage, groupSavePage } from './pages/citizen/group.route.ts'
import { agendaPage } from './pages/citizen/month.route.ts'
import { reviewPage, savePage } from './pages/citizen/review.route.ts'
import { whyPage } from './pages/citizen/why.route.ts'
import { permissions } from './permissions.ts'
import { listBookings } from './store/bookings.ts'

export const agendaFeature: Feature = {
  name: 'agenda',
  pages: [
    agendaPage,
    reviewPage,
    savePage,
    whyPage,
    groupPage,
    groupSavePage,
    groupDonePage,
    calendarPage,
    closePage,
    closeSavePage,
    importPage,
    importSavePage,
    closurePage,
    listsPage,
    weekPage,
    countsFilePage,
    freezePage,
    listPage,
    callsPage,
    callPage,
    finishCallPage,
    reopenCallPage,
    addToCallPage,
    familiesPage,
    familyPage,
    reviewFamilyPage,
    saveFamilyPage,
    attendancePage,
    attendanceFilePage,
    activitiesPage,
    newActivityPage,
    activityPage,
    cutOffsPage,
    kindsPage,
    newKindPage,
    kindPage,
    sendingsPage,
  ],
  flashes,
  schedules: [forgetGroups, { name: 'agenda.freeze-lists', cron: '*/5 * * * *', run: freezeDueLists }],
  contributes: {
    family: [
      {
        title: 'Réservations à venir',
        permission: permissions.lists,
        rank: 40,
        empty: 'Rien de réservé pour les quatre prochaines semaines.',
        read: async ({ db, now, actor }, { children }) => {
          const today = parisDay(now)
          const mayOpen = mayDo.get()(actor, permissions.bookFor)
          const [booked, activities, known] = await Promise.all([
            listBookings(db, children, today, today.add({ days: 27 })),
            listActivities(db),
            namesOf(db, children),
          ])
          return booked.map(({ day, child, activity }) => ({
            what: `${capital(showDay(day))}, ${known.get(child) ?? ''}`,
            detail: activities.find(({ id }) => id === activity)?.name ?? '',
            ...(mayOpen && { href: agentPaths.family(child, day.toPlainYearMonth()) }),
          }))
        },
      },
    ],
    agentMenu: [
      { href: agentPaths.lists, label: 'Listes', permission: permissions.lists, rank: 20 },
      { href: agentPaths.calls, label: 'Appel', permission: permissions.call, rank: 22 },
      { href: agentPaths.families, label: 'Agendas', permission: permissions.bookFor, rank: 24 },
      { href: agentPaths.attendance, label: 'Fréquentation', permission: permissions.lists, rank: 26 },
      { href: agentPaths.calendar, label: 'Calendrier', permission: permissions.close, rank: 60 },
    ],
    settings: [
      {
        href: agentPaths.activities,
        label: 'Activités et délais',
        permission: permissions.settle,
        about: 'Heures, jours, places, écoles et niveaux\u00a0; jusqu’à quand on réserve et on annule.',
      },
      {
        href: agentPaths.kinds,
        label: 'Présences',
        permission: permissions.settle,
        about: 'Ce que coûte une place selon que l’enfant est venu ou non.',
      },
      {
        href: agentPaths.sendings,
        label: 'Envoi des effectifs',
        permission: permissions.settle,
        about: 'À quelle heure les effectifs sont figés, et à qui ils sont envoyés.',
      },
    ],
    workItems: lateCalls,
  },
}
