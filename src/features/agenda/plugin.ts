import type { Feature } from '#platform/feature.ts'
import { agentPaths } from './agent-paths.ts'
import { flashes } from './flashes.ts'
import { forgetGroups } from './jobs/forget-groups.ts'
import { calendarPage, closurePage } from './pages/agent/calendar.route.ts'
import { closePage, closeSavePage } from './pages/agent/closing.route.ts'
import { importPage, importSavePage } from './pages/agent/import.route.ts'
import { groupDonePage, groupPage, groupSavePage } from './pages/citizen/group.route.ts'
import { agendaPage } from './pages/citizen/month.route.ts'
import { reviewPage, savePage } from './pages/citizen/review.route.ts'
import { whyPage } from './pages/citizen/why.route.ts'
import { permissions } from './permissions.ts'

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
  ],
  flashes,
  schedules: [forgetGroups],
  contributes: {
    agentMenu: [{ href: agentPaths.calendar, label: 'Calendrier', permission: permissions.close, rank: 60 }],
  },
}
