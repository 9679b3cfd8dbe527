import type { Feature } from '#platform/feature.ts'
import { legalTexts } from './pages/citizen/text.route.ts'

export const legalFeature: Feature = { name: 'legal', pages: legalTexts }
