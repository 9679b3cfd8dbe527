import { homeFeature } from '#features/home/plugin.ts'
import { legalFeature } from '#features/legal/plugin.ts'
import type { Feature } from '#platform/feature.ts'

/** The table of contents: every subject of the portal, in dependency order. */
export const features: readonly Feature[] = [legalFeature, homeFeature]
