import type { Feature } from '#platform/feature.ts'

/** No page of its own yet: a child is added from the procedure that needs it. */
export const familyFeature: Feature = { name: 'family', pages: [] }
