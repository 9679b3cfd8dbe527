import { isBefore, parisDay, showDayInYear } from '#core/days.ts'
import { capital, count } from '#core/text.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { namesOf } from '#features/family/index.ts'
import type { Feature, ToDo } from '#platform/feature.ts'
import { mayDo } from '#platform/http/may-do.ts'
import { freezeDueLists } from './actions/count-days.ts'
import { lateCalls } from './actions/late-calls.ts'
import { type OwnWeek, ownWeeks } from './actions/own-weeks.ts'
import { agentPaths } from './agent-paths.ts'
import { weekOf } from './domain/month.ts'
import { flashes } from './flashes.ts'
import { forgetGroups } from './jobs/forget-groups.ts'
import { changedByAgentText } from './mails/changed-by-agent.ts'
import { closureTexts } from './mails/closure.ts'
import { countsText } from './mails/counts.ts'
import { creditedText, daysChangedText } from './mails/days-changed.ts'
import { repricedTexts } from './mails/repriced.ts'
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
import { agendaPaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { retention } from './retention.ts'
import { listBookings } from './store/bookings.ts'
import { listHappened } from './store/family-events.ts'

/** AG-27 */
const reminderToDo = ({ child, week: { reminder } }: OwnWeek): ToDo[] =>
  reminder === null
    ? []
    : [
        {
          label: `Réserver pour ${child.firstName}`,
          url: agendaPaths.at({ who: child.id, view: 'semaine', day: reminder.firstDay }),
          why: `Rien n’est réservé la semaine du ${showDayInYear(reminder.week)}, et le délai pour le premier jour approche.`,
          due: reminder.due,
          time: reminder.time,
        },
      ]

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
    letters: [
      daysChangedText,
      creditedText,
      changedByAgentText,
      closureTexts.closed,
      closureTexts.undone,
      ...repricedTexts,
      countsText,
    ],
    personalData,
    retention,
    family: [
      {
        title: 'Réservations',
        permission: permissions.lists,
        rank: 40,
        empty: 'Rien de réservé cette semaine ni la prochaine.',
        read: async ({ db, now, actor }, { household, children }) => {
          const monday = weekOf(parisDay(now)).first
          const next = monday.add({ days: 7 })
          const mayOpen = mayDo.get()(actor, permissions.bookFor)
          const [booked, activities, known] = await Promise.all([
            listBookings(db, children, monday, monday.add({ days: 13 })),
            listActivities(db),
            namesOf(db, children),
          ])
          const nameOf = new Map(activities.map(({ id, name }) => [id, name]))
          const byChildAndDay = Map.groupBy(booked, ({ day, child }) => `${day} ${child}`)
          return [...byChildAndDay.values()].map((places) => {
            const { day, child } = places[0]!
            return {
              group: isBefore(day, next) ? 'Cette semaine' : 'La semaine prochaine',
              what: `${capital(showDayInYear(day))}, ${known.get(child) ?? ''}`,
              detail: places.map(({ activity }) => nameOf.get(activity) ?? '').join(', '),
              ...(mayOpen && { href: agentPaths.familyFor(child, household, day.toPlainYearMonth()) }),
            }
          })
        },
      },
    ],
    familyEvents: [
      {
        permission: permissions.lists,
        read: async ({ db }, { household }, wish) =>
          (await listHappened(db, household, wish)).map((event) => ({
            at: event.at,
            what:
              event.what === 'booked'
                ? `${count(event.places, 'réservation faite', 'réservations faites')} pour la famille`
                : `${count(event.places, 'réservation annulée', 'réservations annulées')} pour la famille`,
            detail: event.why === null ? event.childName : `${event.childName}. Motif\u00a0: ${event.why}`,
            by: event.agent,
          })),
      },
    ],
    familyGestures: [
      {
        label: 'Réserver ou annuler',
        permission: permissions.bookFor,
        rank: 20,
        href: ({ household, children }) =>
          children.length === 0
            ? null
            : children.length === 1
              ? agentPaths.familyFor(children[0]!, household)
              : agentPaths.familiesOf(household),
      },
    ],
    agentMenu: [
      { href: agentPaths.lists, label: 'Listes', permission: permissions.lists, group: 'day', rank: 20 },
      { href: agentPaths.calls, label: 'Appel', permission: permissions.call, group: 'day', rank: 22 },
      { href: agentPaths.families, label: 'Agendas', permission: permissions.bookFor, group: 'day', rank: 24 },
      { href: agentPaths.attendance, label: 'Fréquentation', permission: permissions.lists, group: 'day', rank: 26 },
      { href: agentPaths.calendar, label: 'Calendrier', permission: permissions.close, group: 'town', rank: 60 },
    ],
    settings: [
      {
        href: agentPaths.activities,
        label: 'Activités et délais',
        group: 'offre',
        permission: permissions.settle,
        about: 'Heures, jours, places, écoles et niveaux\u00a0; jusqu’à quand on réserve et on annule.',
      },
      {
        href: agentPaths.kinds,
        label: 'Présences',
        group: 'offre',
        permission: permissions.settle,
        about: 'Ce que coûte une place selon que l’enfant est venu ou non.',
      },
      {
        href: agentPaths.sendings,
        label: 'Envoi des effectifs',
        group: 'offre',
        permission: permissions.settle,
        about: 'À quelle heure les effectifs sont figés, et à qui ils sont envoyés.',
      },
    ],
    workItems: lateCalls,
    todos: async (ctx) => (await ownWeeks(ctx)).weeks.flatMap(reminderToDo),
  },
}
