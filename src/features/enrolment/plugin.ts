import type { Feature } from '#platform/feature.ts'
import { personalData } from './personal.ts'

export const enrolmentFeature: Feature = { name: 'enrolment', pages: [], contributes: { personalData } }
