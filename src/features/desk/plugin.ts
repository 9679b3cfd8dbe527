import type { Feature } from '#platform/feature.ts'
import { deskRoute } from './pages/agent/desk.route.ts'

export const deskFeature: Feature = { name: 'desk', pages: [deskRoute] }
