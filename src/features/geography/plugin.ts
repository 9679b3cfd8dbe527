import type { Feature } from '#platform/feature.ts'
import { communesEndpoint } from './pages/communes.endpoint.ts'

/** No page of its own: the questions of birth stand in the forms that need them. */
export const geographyFeature: Feature = { name: 'geography', pages: [], endpoints: [communesEndpoint] }
