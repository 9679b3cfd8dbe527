import type { Feature } from '#platform/feature.ts'
import { mail, mailbox } from './pages/mailbox.route.ts'

export const demoFeature: Feature = { name: 'demo', pages: [mailbox, mail] }
