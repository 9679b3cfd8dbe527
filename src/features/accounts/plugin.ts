import type { Feature } from '#platform/feature.ts'

export const accountsFeature: Feature = { name: 'accounts', pages: [] }
