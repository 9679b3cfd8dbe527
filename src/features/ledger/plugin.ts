import type { Feature } from '#platform/feature.ts'
import { checking, sealing } from './jobs/keep-book.ts'
import { personalData } from './personal.ts'
import { retention } from './retention.ts'

export const ledgerFeature: Feature = {
  name: 'ledger',
  pages: [],
  schedules: [sealing, checking],
  contributes: { personalData, retention },
}
