import type { Feature } from '#platform/feature.ts'
import { flashes } from './flashes.ts'
import { agendaPage } from './pages/citizen/month.route.ts'
import { reviewPage, savePage } from './pages/citizen/review.route.ts'

export const agendaFeature: Feature = { name: 'agenda', pages: [agendaPage, reviewPage, savePage], flashes }
