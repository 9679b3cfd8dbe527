import type { Feature } from '#platform/feature.ts'
import { checking, sealing } from './jobs/keep-book.ts'

export const ledgerFeature: Feature = { name: 'ledger', pages: [], schedules: [sealing, checking] }
